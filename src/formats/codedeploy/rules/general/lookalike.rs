//! Keys that were meant for one without which the file is refused: told with what is missing, not on their own.

use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::ServerAppSpec;
use crate::schema::MisfitKind;
use crate::syntax::NodeId;

/// The keys without which a file for instances is refused.
const NEEDED: [&str; 2] = ["version", "os"];

/// The misspelt key for one that the file needs and lacks.
pub fn lookalike(file: &AppSpecFile, needed: &str) -> Option<NodeId> {
    let root = file.document.root().filter(|_| NEEDED.contains(&needed))?;
    if file.document.get(root, needed).is_some() {
        return None;
    }
    file.misfits.iter().find_map(|misfit| match misfit.kind {
        MisfitKind::UnknownKey { mapping, key, near: Some(near), .. }
            if mapping == ServerAppSpec::SHAPE && near.name == needed =>
        {
            Some(key)
        }
        _ => None,
    })
}

/// All such keys.
pub fn lookalikes(file: &AppSpecFile) -> Vec<NodeId> {
    NEEDED.iter().filter_map(|needed| lookalike(file, needed)).collect()
}
