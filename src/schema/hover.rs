//! What the key or word under the pointer means.

use serde::{Deserialize, Serialize};

use super::{Key, Shape, Spelling};
use crate::syntax::{Document, NodeId, Span};

/// What there is to say of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hover {
    /// The place it speaks of.
    pub span: Span,
    /// The key or word.
    pub title: String,
    /// What it means.
    pub doc: String,
    /// The version of the format that brought it.
    pub since: Option<String>,
    /// Where AWS documents it, and when that was read.
    pub source: Option<String>,
}

/// What the declaration says of the key or word at a byte offset.
pub fn hover(document: &Document, root: Shape, offset: u32) -> Option<Hover> {
    within(document, root, Spelling::Camel, document.root()?, offset)
}

fn within(document: &Document, shape: Shape, mut spelling: Spelling, node: NodeId, offset: u32) -> Option<Hover> {
    let shape = shape.at(document, Some(node), &mut spelling);
    // Each step goes to a node further in, so this ends at the document's own depth, which is bounded.
    match shape {
        Shape::Mapping(mapping) => {
            let entry = entry_at(document, node, offset)?;
            let key = mapping.key_in(spelling, document.scalar(entry.key)?)?;
            if document.span(entry.key).touches(offset) {
                return Some(of_key(key, spelling, document.span(entry.key)));
            }
            within(document, (key.shape)(), spelling, entry.value, offset)
        }
        Shape::Map(value) => within(document, value(), spelling, entry_at(document, node, offset)?.value, offset),
        Shape::List(item) => within(document, item(), spelling, item_at(document, node, offset)?, offset),
        Shape::OneOrMany(item) => match document.items(node) {
            Some(_) => within(document, item(), spelling, item_at(document, node, offset)?, offset),
            None => within(document, item(), spelling, node, offset),
        },
        Shape::Words { words, ignore_case } => {
            let text = document.scalar(node)?;
            let word = words.get(super::word_index(words, text, ignore_case)?)?;
            Some(Hover {
                span: document.span(node),
                title: word.text.to_owned(),
                doc: word.doc.to_owned(),
                since: None,
                source: None,
            })
        }
        Shape::Text | Shape::Switch(_) | Shape::Integer { .. } | Shape::Any => None,
        // What these stand for was taken above.
        Shape::Kinds(_) | Shape::Pascal(_) => None,
    }
}

fn entry_at(document: &Document, node: NodeId, offset: u32) -> Option<crate::syntax::Entry> {
    let holds = |id: NodeId| document.span(id).touches(offset);
    document.entries(node)?.find(|entry| holds(entry.key) || holds(entry.value))
}

fn item_at(document: &Document, node: NodeId, offset: u32) -> Option<NodeId> {
    document.items(node)?.iter().copied().find(|item| document.span(*item).touches(offset))
}

fn of_key(key: &Key, spelling: Spelling, span: Span) -> Hover {
    Hover {
        span,
        title: key.spelt(spelling).into_owned(),
        doc: key.doc.to_owned(),
        since: key.since.map(str::to_owned),
        source: key.source.map(str::to_owned),
    }
}
