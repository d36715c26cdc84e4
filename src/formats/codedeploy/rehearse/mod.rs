//! The rehearsals of deployments.

mod nothing;
pub mod server;
pub mod traffic;

use self::server::plan::ServerPlan;
use self::traffic::plan::TrafficPlan;
use super::file::AppSpecFile;
use super::scenario::Setup;
use crate::diagnostics::Diagnostic;
use crate::rehearsal::{Scenario, Timeline};

/// Rehearses the deployment of a file's revision; `found` are the file's findings, of which some are the service's
/// objections.
pub fn rehearse(file: &AppSpecFile, found: &[Diagnostic], scenario: &Scenario<Setup>) -> Timeline {
    if let Some(plan) = TrafficPlan::of(file, found) {
        return traffic::rehearse(&plan, scenario);
    }
    if let Some(plan) = ServerPlan::of(file, scenario.setup.server.agent) {
        return server::rehearse(&plan, scenario);
    }
    nothing::rehearse(file, &scenario.setup)
}
