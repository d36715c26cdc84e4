//! The rehearsal of a build, or of a batch of builds.

mod attempt;
mod batch;
mod build;
mod commands;
mod durations;
mod ending;
mod exports;
mod guard;
mod inputs;
mod phase;
pub mod plan;
mod planned;
mod read;
mod refusal;
mod runtimes;
mod source;
mod start;
mod tasks;
mod upload;
mod words;

#[cfg(test)]
mod tests;

pub use self::exports::written_value;

use self::build::{Build, Seat, Verdict};
use self::plan::BuildPlan;
use super::scenario::Setup;
use crate::rehearsal::{Outcome, Scenario, Sim, Timeline};

/// Rehearses what `plan` asks for. The scene is `build`, or `batch` where the file is started as one.
pub fn rehearse(plan: &BuildPlan, scenario: &Scenario<Setup>) -> Timeline {
    let project = &scenario.setup.project;
    if let Some(batch) = plan.batch.as_ref().filter(|_| scenario.setup.batch.on) {
        let sim = Sim::new("batch", format!("Batch of {project}"));
        return batch::Batch::new(&sim, plan, batch, scenario).rehearse();
    }
    let sim = Sim::new("build", format!("Build of {project}"));
    let build = Build { sim: &sim, plan, scenario, seat: Seat::default() };
    build.list_inputs();
    sim.run(Box::pin(async { outcome(&sim, build.run().await) }))
}

fn outcome(sim: &Sim, verdict: Verdict) -> Outcome {
    let Verdict { status, word, why, assumed } = verdict;
    Outcome { why, assumed, ..sim.outcome(status, word) }
}
