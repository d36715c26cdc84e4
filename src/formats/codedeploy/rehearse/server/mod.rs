//! The rehearsal of a deployment to EC2 or on-premises instances.

mod blue_green;
mod deployment;
mod durations;
mod event;
mod fleet;
mod health;
mod host;
mod install;
mod installing;
mod narrator;
pub mod plan;
mod read;
mod revision;
mod rollback;
mod scaling;
mod script;
mod stage;
mod start;
mod track;
mod tree;
mod words;
mod zones;

#[cfg(test)]
mod tests;

use self::plan::ServerPlan;
use self::stage::Stage;
use crate::formats::codedeploy::scenario::Setup;
use crate::rehearsal::{Scenario, Sim, Status, Timeline};

/// Over how many Availability Zones a fleet may be spread.
const MAX_ZONES: usize = 6;
/// How many instances a fleet may have.
const MAX_INSTANCES: usize = 200;
/// How many deployments may come before the rehearsed one.
const MAX_EARLIER: usize = 5;

/// Rehearses what `plan` asks for. The scene is `fleet`.
pub fn rehearse(plan: &ServerPlan, scenario: &Scenario<Setup>) -> Timeline {
    let setup = &scenario.setup;
    let sim = Sim::new("fleet", format!("Deploy {} to {}", setup.revision, setup.group));
    let stage = Stage::new(&sim, plan, scenario);
    sim.run(Box::pin(async {
        let told = Box::pin(stage.narrator.run(&sim, stage.fleet));
        match sim.unless(Box::pin(stage.play()), told).await {
            Ok(outcome) => outcome,
            Err(_) => sim.outcome(Status::Stopped, Timeline::UNFINISHED),
        }
    }))
}
