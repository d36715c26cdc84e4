//! Text to a tree in which every node knows its place.
//!
//! YAML and JSON go through one scanner, libyaml's, because the services that read these files use it or a
//! port of it: what it refuses, they refuse. Nothing here knows what a buildspec is.

mod accident;
pub mod bytes;
mod columns;
mod document;
mod gaps;
mod json;
mod libyaml;
mod lines;
mod masked;
mod mend;
mod part;
mod problem;
mod reach;
mod read;
mod recover;
mod scene;
mod span;
#[cfg(test)]
mod tests;
mod tree;

pub use accident::{Accident, AccidentKind, Repair};
pub use document::{Comment, Document, Entry, Node, NodeId, NodeKind, ScalarStyle};
pub use json::{json_problem, looks_like_json};
pub use lines::{LineIndex, Position};
pub use problem::{Context, MAX_BYTES, MAX_DEPTH, MAX_NODES, Note, Problem, ProblemKind};
pub use read::first_failure;
pub use span::Span;
