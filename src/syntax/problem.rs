//! Why a text could not be read, or not all of it.

use super::{Accident, NodeId, Span};

/// Which bound or rule a text broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// It is not YAML (or, where JSON is wanted, not JSON).
    Syntax,
    /// It holds a character that no YAML text may hold.
    Character,
    /// It is longer than [`MAX_BYTES`].
    TooLong,
    /// It nests deeper than [`MAX_DEPTH`].
    TooDeep,
    /// It has more than [`MAX_NODES`] nodes.
    TooManyNodes,
}

impl ProblemKind {
    /// What a broken bound is called; the scanner has no words for it.
    pub(super) fn words(self) -> String {
        match self {
            Self::TooLong => format!("the text is longer than {} MiB", MAX_BYTES >> 20),
            Self::TooDeep => format!("lists and mappings nest deeper than {MAX_DEPTH} levels"),
            Self::TooManyNodes => format!("there are more than {MAX_NODES} values"),
            Self::Syntax | Self::Character => "the text could not be read".to_owned(),
        }
    }
}

/// How many bytes of text are read.
pub const MAX_BYTES: usize = 16 << 20;
/// How deep lists and mappings may nest.
pub const MAX_DEPTH: usize = 128;
/// How many nodes a tree may have.
pub const MAX_NODES: usize = 1_000_000;

/// The first thing that kept a text from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which bound or rule it broke.
    pub kind: ProblemKind,
    /// What is wrong, in the scanner's own words, which are those that AWS prints.
    pub message: String,
    /// Where the scanner noticed it: one character, or nothing at the end of the text. The cause is often
    /// earlier; see [`Problem::accident`].
    pub span: Span,
    /// The line of that place, from 1.
    pub line: usize,
    /// What the scanner was reading and where that began.
    pub context: Option<Context>,
    /// What evidently happened, where that is a well-known accident.
    pub accident: Option<Accident>,
}

/// What the scanner was reading when it met a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// In its own words: `while scanning a simple key`.
    pub message: String,
    /// Where that began.
    pub span: Span,
}

/// Something that reads, yet that a service refuses or a decoder must know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// An alias whose name no anchor before it defines.
    UndefinedAlias(NodeId),
    /// An alias to a collection that it stands in.
    EnclosingAlias(NodeId),
}
