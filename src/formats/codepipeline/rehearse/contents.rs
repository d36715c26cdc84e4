//! The rehearsals that actions contain: a build's, a deployment's.

use super::plan::ActionPlan;
use crate::rehearsal::{Fault, Timeline};

/// What the actions of a pipeline contain.
pub trait Contents {
    /// The rehearsal inside an action; none where no file is known for it. The variables of its configuration have their
    /// values. `faults` are those that strike inside, by the addresses of the contained file.
    fn inside(&self, action: &ActionPlan, faults: &[Fault]) -> Option<Inside>;
}

/// A rehearsal inside an action.
#[derive(Debug, Clone)]
pub struct Inside {
    /// The name of the file that is rehearsed.
    pub file: String,
    /// The rehearsal. How it ends decides how the action ends, and its length how long the action takes.
    pub timeline: Timeline,
    /// The variables that it hands on.
    pub variables: Vec<(String, String)>,
}

/// Nothing: actions run by themselves.
pub struct Nothing;

impl Contents for Nothing {
    fn inside(&self, _: &ActionPlan, _: &[Fault]) -> Option<Inside> {
        None
    }
}
