//! The keys that a declared mapping does not know.

use super::BuildspecFile;
use crate::schema::{Key, Mapping, MisfitKind};
use crate::syntax::{NodeId, Span};

/// A key that its mapping does not declare.
#[derive(Debug, Clone, Copy)]
pub struct UnknownKey<'f> {
    /// The key.
    pub name: &'f str,
    /// Where it stands.
    pub span: Span,
    /// Its node.
    pub node: NodeId,
    /// The mapping in which it stands.
    pub mapping: &'static Mapping,
    /// That mapping's node.
    pub within: NodeId,
    /// The declared key that was probably meant.
    pub near: Option<&'static Key>,
    /// Whether it is merely a known key in another spelling.
    pub respelt: bool,
}

impl BuildspecFile {
    /// All keys of the file that these mappings do not declare.
    pub fn unknown_keys(&self, mappings: &'static [&'static Mapping]) -> impl Iterator<Item = UnknownKey<'_>> {
        self.misfits.iter().filter_map(move |misfit| match misfit.kind {
            MisfitKind::UnknownKey { mapping, within, key, near, respelt, .. } if mappings.contains(&mapping) => {
                let name = self.document.scalar(key)?;
                Some(UnknownKey { name, span: misfit.span, node: key, mapping, within, near, respelt })
            }
            _ => None,
        })
    }
}
