//! Where a file departs from its declaration. The formats' rules turn these into findings.

use super::{Key, Mapping, Spelling, Word};
use crate::syntax::{Document, Entry, NodeId, Span};

/// The declared key under which something stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Owner {
    /// The mapping that declares it.
    pub mapping: &'static Mapping,
    /// The key.
    pub key: &'static Key,
}

/// A departure from the declaration.
#[derive(Debug, Clone)]
pub struct Misfit {
    /// Where it first shows.
    pub span: Span,
    /// The declared key under which it stands; none at the top.
    pub owner: Option<Owner>,
    /// How declared keys are written there.
    pub spelling: Spelling,
    /// What it is.
    pub kind: MisfitKind,
}

/// What kind of departure it is.
#[derive(Debug, Clone)]
pub enum MisfitKind {
    /// A key that the mapping does not declare.
    UnknownKey {
        /// The mapping in which it stands.
        mapping: &'static Mapping,
        /// That mapping's node.
        within: NodeId,
        /// The key's node.
        key: NodeId,
        /// Its value's node.
        value: NodeId,
        /// The declared key that was probably meant.
        near: Option<&'static Key>,
        /// Whether it has the declared key's very letters, apart from case, `-` and `_`.
        respelt: bool,
    },
    /// A key that stands a second time.
    DuplicateKey {
        /// The mapping, where its keys are declared.
        mapping: Option<&'static Mapping>,
        /// The key's name.
        name: String,
        /// Where it stood first.
        first: Entry,
        /// Where it stands again.
        again: Entry,
    },
    /// A declared key that must be there and is not.
    MissingKey {
        /// The mapping that lacks it.
        mapping: &'static Mapping,
        /// The key that is missing.
        key: &'static Key,
        /// The mapping's node.
        node: NodeId,
    },
    /// A list where a mapping belongs, and the like.
    WrongKind {
        /// What belongs there.
        expected: &'static str,
        /// What stands there.
        found: &'static str,
        /// Its node.
        node: NodeId,
        /// The key at which it stands; none for the root and for items of lists.
        at: Option<NodeId>,
        /// Whether it is an item of a list, and which, from 0.
        item: Option<usize>,
    },
    /// A text that is not one of the list.
    NotAWord {
        /// The list.
        words: &'static [Word],
        /// What stands there.
        text: String,
        /// The word that was probably meant.
        near: Option<&'static Word>,
        /// Its node.
        node: NodeId,
    },
    /// A text that is no switch or number, or a number out of bounds.
    NotAllowed {
        /// What belongs there.
        expected: String,
        /// What stands there.
        text: String,
        /// Its node.
        node: NodeId,
    },
}

impl Misfit {
    /// Whether it stands directly under that key of that mapping.
    pub fn under(&self, mapping: &'static Mapping, key: &str) -> bool {
        self.owner.is_some_and(|owner| owner.mapping == mapping && owner.key.name == key)
    }

    /// Whether a value is of another kind, or a key unknown, only by what the scanner made of a syntax error, which is
    /// told already.
    pub fn is_of_the_problem(&self, document: &Document) -> bool {
        let (MisfitKind::WrongKind { node, .. } | MisfitKind::UnknownKey { key: node, .. }) = self.kind else {
            return false;
        };
        let Some(problem) = document.problem() else { return false };
        let place = problem.accident.as_ref().map_or(problem.span, |accident| accident.span);
        document.span(node).start == place.start
    }
}
