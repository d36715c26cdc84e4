//! Actions that contain a rehearsal.

use super::{end, says, web, with};
use crate::formats::codepipeline::rehearse::contents::{Contents, Inside};
use crate::formats::codepipeline::rehearse::plan::ActionPlan;
use crate::formats::codepipeline::rehearse::rehearse_plan;
use crate::formats::codepipeline::scenario::Setup;
use crate::rehearsal::{Fault, Outcome, Scenario, Sim, Status, Timeline, broken_laws};

/// A build of two minutes that hands on `TAG`, and fails where a fault strikes it.
struct Build;

impl Contents for Build {
    fn inside(&self, action: &ActionPlan, faults: &[Fault]) -> Option<Inside> {
        if action.provider != "CodeBuild" {
            return None;
        }
        let sim = Sim::new("build", "Build");
        let fault = faults.first();
        let timeline = sim.run(Box::pin(async {
            sim.sleep(120_000).await;
            match fault {
                Some(fault) => {
                    let why = Some(format!("`{}` failed.", fault.step));
                    Outcome { why, ..sim.outcome(Status::Failed, "FAILED") }
                }
                None => sim.outcome(Status::Succeeded, "SUCCEEDED"),
            }
        }));
        let variables = vec![("TAG".to_owned(), "v1".to_owned())];
        Some(Inside { file: "buildspec.yml".to_owned(), timeline, variables })
    }
}

fn timeline(scenario: &Scenario<Setup>, reference: &str) -> Timeline {
    let mut plan = web();
    plan.stages[1].actions[0].namespace = Some("build".to_owned());
    plan.stages[3].actions[0].configuration.push(("CustomData".to_owned(), reference.to_owned()));
    let timeline = rehearse_plan(&plan, scenario, &Build);
    assert_eq!(broken_laws(&timeline), Vec::<String>::new());
    timeline
}

#[test]
fn an_action_lasts_as_long_as_what_it_contains() {
    let timeline = timeline(&with(&[0, 400], &[]), "Release #{build.TAG}?");
    let (_, step) = timeline.step("#1.Build.Compile").unwrap();
    assert_eq!(step.end.since(step.start.unwrap()), 120_000);
    // Two executions with Compile and Smoke each contain the same rehearsal.
    assert_eq!((timeline.contained.len(), timeline.inner.len()), (4, 1));
    assert!(says(&timeline, "It says: “Release v1?”"));
}

#[test]
fn a_failure_inside_fails_the_action() {
    let timeline = timeline(&with(&[0, 400], &["fail #2.Build.Compile/build.commands[1]"]), "");
    assert_eq!(end(&timeline, "#1").map(|end| end.0), Some(Status::Succeeded));
    assert_eq!(end(&timeline, "#2.Build.Compile").map(|end| end.0), Some(Status::Failed));
    assert!(says(&timeline, "`buildspec.yml` ends as FAILED. `build.commands[1]` failed."));
}

#[test]
fn a_variable_that_is_not_handed_on_fails_who_asks_for_it() {
    let timeline = timeline(&with(&[0], &[]), "#{build.OTHER}");
    assert!(says(&timeline, "`#{build.OTHER}` has no value"));
}
