//! The rehearsal of a pipeline's executions.

mod action;
mod approval;
mod begin;
mod condition;
pub mod contents;
mod door;
mod execution;
mod lanes;
pub mod plan;
mod planned;
mod read;
mod rollback;
mod run;
mod sources;
mod stage;
mod variables;
mod words;

#[cfg(test)]
mod tests;

use self::contents::Contents;
use self::plan::PipelinePlan;
use self::run::Run;
use super::file::PipelineFile;
use super::scenario::Setup;
use crate::diagnostics::Diagnostic;
use crate::rehearsal::{Outcome, Scenario, Sim, Status, Timeline};

/// Rehearses the executions of a file's pipeline; `found` are the file's findings, of which some are objections of
/// CodePipeline. The scene is `pipeline`.
pub fn rehearse(
    file: &PipelineFile,
    found: &[Diagnostic],
    scenario: &Scenario<Setup>,
    contents: &dyn Contents,
) -> Timeline {
    rehearse_plan(&PipelinePlan::of(file, found, scenario.setup.pipeline.as_deref()), scenario, contents)
}

/// Rehearses what `plan` asks for.
pub fn rehearse_plan(plan: &PipelinePlan, scenario: &Scenario<Setup>, contents: &dyn Contents) -> Timeline {
    let sim = Sim::new("pipeline", words::title(plan));
    sim.run(Box::pin(async {
        let run = Run::new(&sim, plan, scenario, contents);
        if let Some(outcome) = nothing(&sim, plan) {
            return outcome;
        }
        run.to_the_end().await
    }))
}

/// How it ends where nothing can start, in words; none where something can.
fn nothing(sim: &Sim, plan: &PipelinePlan) -> Option<Outcome> {
    let why = match plan.refusals.first() {
        Some(refusal) => {
            format!("CodePipeline refuses to create the pipeline: {}.", refusal.message.trim_end_matches('.'))
        }
        None if plan.stages.is_empty() => "There is no stage that is known: nothing can run.".to_owned(),
        None => return None,
    };
    sim.say(why.clone(), None);
    Some(Outcome { why: Some(why), ..sim.outcome(Status::Failed, "Failed") })
}
