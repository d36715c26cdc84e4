//! Values that stand for others: what a format knows of references in its files.

use crate::syntax::{Document, NodeId};

/// What a node stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// For itself.
    Plain,
    /// For another node, which is read in its place.
    To(NodeId),
    /// For one of these, each in its own case; none of them is in doubt of itself.
    Branches(Vec<NodeId>),
    /// For something that cannot be known here.
    Unknown,
    /// For nothing: as if its key, or the item, were not there.
    Nothing,
}

/// How a format's references are followed.
pub trait Follow {
    /// What a node stands for.
    fn follow(&self, document: &Document, node: NodeId) -> Followed;

    /// Whether a key is not the declaration's: it is replaced by others that cannot be known here, so that no key of
    /// its mapping is missing.
    fn stands_for_keys(&self, key: &str) -> bool;
}
