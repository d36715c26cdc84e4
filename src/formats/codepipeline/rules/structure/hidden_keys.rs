//! Keys that a function of a template may bring.

use crate::formats::codepipeline::template::TemplateFollow;
use crate::schema::Follow;
use crate::syntax::{Document, NodeId};

/// Whether a function stands among the keys of a mapping, so that a key may be there without being written.
pub fn hides_keys(document: &Document, mapping: NodeId) -> bool {
    let mut entries = document.entries(mapping).into_iter().flatten();
    entries.any(|entry| document.scalar(entry.key).is_some_and(|key| TemplateFollow.stands_for_keys(key)))
}
