//! The rehearsal of a deployment to ECS or Lambda, in which traffic is shifted.

mod deployment;
mod hooks;
mod inputs;
pub mod plan;
mod planned;
mod read;
mod results;
mod rollback;
pub mod schedule;
mod shifting;
mod stages;
mod watch;
mod words;

#[cfg(test)]
mod tests;

use self::deployment::Deployment;
use self::plan::TrafficPlan;
use self::words::Parties;
use crate::formats::codedeploy::scenario::Setup;
use crate::rehearsal::{Scenario, Sim, Timeline};

/// Rehearses what `plan` asks for. The scene is `traffic`.
pub fn rehearse(plan: &TrafficPlan, scenario: &Scenario<Setup>) -> Timeline {
    let parties = Parties::of(&plan.target);
    let sim = Sim::new("traffic", parties.title.clone());
    sim.run(Box::pin(async { Deployment::new(&sim, plan, scenario, &parties).run().await }))
}
