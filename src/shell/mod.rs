//! Just enough of the shell's grammar to know which programs a command runs.
//!
//! It reads words, quotes, separators, assignments, redirections, here-documents and substitutions. It expands
//! nothing: what a variable holds is not known here.

mod lexer;
mod references;
mod simple;

pub use references::{Reference, references};
pub use simple::{Join, Redirect, Simple, Word, commands};
