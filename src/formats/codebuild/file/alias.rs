//! An alias that the scanner passes and CodeBuild's reader does not.

use crate::syntax::{Document, NodeId, Note};

/// An alias that stands for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadAlias {
    /// The alias.
    pub node: NodeId,
    /// How the reader refuses it.
    ///
    /// Source: messages of go-yaml, on which CodeBuild's reader is modelled.
    pub message: String,
}

/// The first such alias of the file.
pub fn bad_alias(document: &Document) -> Option<BadAlias> {
    let (node, says) = match document.notes().first()? {
        Note::UndefinedAlias(node) => (*node, "unknown anchor 'NAME' referenced"),
        Note::EnclosingAlias(node) => (*node, "anchor 'NAME' value contains itself"),
    };
    let written = document.span(node).text(document.source());
    Some(BadAlias { node, message: says.replace("NAME", written.trim_start_matches('*')) })
}
