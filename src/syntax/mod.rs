//! Text to a tree in which every node knows its place.
//!
//! YAML and JSON go through one scanner, libyaml's, because the services that read these files use it or a
//! port of it: what it refuses, they refuse. Nothing here knows what a buildspec is.

mod document;
mod lines;
mod part;
mod span;

pub use document::{Comment, Document, Entry, Node, NodeId, NodeKind, ScalarStyle};
pub use lines::{LineIndex, Position};
pub use span::Span;
