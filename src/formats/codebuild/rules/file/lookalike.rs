//! Keys that were meant for a section that the file therefore lacks: told with what is missing, not on their own.

use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::Buildspec;
use crate::schema::MisfitKind;
use crate::syntax::{NodeId, Span};

/// The sections without which a file does not run.
const NEEDED: [&str; 2] = ["version", "phases"];

/// A key that was meant for another.
pub struct Lookalike {
    /// As it is written.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// Its node.
    pub node: NodeId,
}

/// The misspelt key for a section that the file needs and lacks; none where the file has the section, or where it
/// could not be read as a whole.
pub fn lookalike(file: &BuildspecFile, section: &str) -> Option<Lookalike> {
    let root = file.document.root().filter(|_| file.is_whole() && NEEDED.contains(&section))?;
    if file.document.get(root, section).is_some() {
        return None;
    }
    file.misfits.iter().find_map(|misfit| match misfit.kind {
        MisfitKind::UnknownKey { mapping, key, near: Some(near), .. }
            if mapping == Buildspec::SHAPE && near.name == section =>
        {
            let name = file.document.scalar(key)?.to_owned();
            Some(Lookalike { name, span: misfit.span, node: key })
        }
        _ => None,
    })
}

/// The nodes of all such keys.
pub fn lookalikes(file: &BuildspecFile) -> Vec<NodeId> {
    NEEDED.iter().filter_map(|section| Some(lookalike(file, section)?.node)).collect()
}
