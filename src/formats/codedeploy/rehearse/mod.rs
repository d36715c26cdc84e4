//! The rehearsals of deployments.

mod nothing;
pub mod server;
pub mod traffic;

use super::file::AppSpecFile;
use super::scenario::Setup;
use crate::rehearsal::{Scenario, Timeline};

/// Rehearses the deployment of a file's revision.
pub fn rehearse(file: &AppSpecFile, scenario: &Scenario<Setup>) -> Timeline {
    nothing::rehearse(file, &scenario.setup)
}
