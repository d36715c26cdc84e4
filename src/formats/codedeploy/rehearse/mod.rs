//! The rehearsals of deployments.

mod nothing;
pub mod server;
pub mod traffic;

use self::server::plan::ServerPlan;
use self::traffic::plan::TrafficPlan;
use super::agent::Generation;
use super::file::{AppSpecFile, Spec};
use super::scenario::{Agent, Setup};
use crate::diagnostics::Diagnostic;
use crate::rehearsal::{Scenario, Timeline};

/// Rehearses the deployment of a file's revision; `found` are the file's findings, of which some are the service's
/// objections.
pub fn rehearse(file: &AppSpecFile, found: &[Diagnostic], scenario: &Scenario<Setup>) -> Timeline {
    if let Some(plan) = TrafficPlan::of(file, found) {
        return traffic::rehearse(&plan, scenario);
    }
    match file.spec {
        Spec::Server(_) => {
            let generation = match scenario.setup.server.agent {
                Agent::V1 => Generation::V1,
                Agent::V2 => Generation::V2,
            };
            server::rehearse(&ServerPlan::of(file, generation), scenario)
        }
        Spec::Ecs(_) | Spec::Lambda(_) | Spec::Other => nothing::rehearse(file, &scenario.setup),
    }
}
