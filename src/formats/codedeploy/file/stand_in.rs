//! Keys that were meant for one without which their mapping is refused: told with what is missing, not on their own.

use super::AppSpecFile;
use crate::schema::{Misfit, MisfitKind};
use crate::syntax::NodeId;

impl AppSpecFile {
    /// The misspelt key in a mapping that was meant for `name`, which the mapping needs and lacks.
    pub fn stand_in(&self, within: NodeId, name: &str) -> Option<NodeId> {
        self.misfits.iter().find_map(|misfit| match misfit.kind {
            MisfitKind::UnknownKey { within: place, key, near: Some(near), .. }
                if place == within && near.name == name && near.required && self.lacks(within, name) =>
            {
                Some(key)
            }
            _ => None,
        })
    }

    /// Whether an unknown key stands in for one that its mapping needs and lacks.
    pub fn is_stand_in(&self, misfit: &Misfit) -> bool {
        match misfit.kind {
            MisfitKind::UnknownKey { within, key, near: Some(near), .. } => {
                near.required && self.stand_in(within, near.name) == Some(key)
            }
            _ => false,
        }
    }

    fn lacks(&self, within: NodeId, name: &str) -> bool {
        self.misfits.iter().any(|misfit| match misfit.kind {
            MisfitKind::MissingKey { key, node, .. } => node == within && key.name == name,
            _ => false,
        })
    }
}
