//! Several executions.

use super::{says, timeline, told, web, with, words};
use crate::formats::codepipeline::model::ExecutionMode;
use crate::formats::codepipeline::scenario::Push;
use crate::rehearsal::Timeline;

fn most_at_once(timeline: &Timeline) -> usize {
    let ran: Vec<_> = timeline.steps.iter().filter(|step| step.kind == "action" && step.start.is_some()).collect();
    let at = |instant| ran.iter().filter(|step| step.start <= Some(instant) && instant < step.end).count();
    ran.iter().filter_map(|step| step.start).map(at).max().unwrap_or_default()
}

#[test]
fn the_newest_of_three_takes_the_place_of_one_that_waits() {
    insta::assert_snapshot!(told(&web(), &with(&[0, 10, 30], &[])));
}

#[test]
fn queued_executions_keep_their_order() {
    let mut plan = web();
    plan.mode = ExecutionMode::Queued;
    let played = timeline(&plan, &with(&[0, 10, 30], &[]));
    assert_eq!(words(&played), "#1 Succeeded, #2 Succeeded, #3 Succeeded");
    let starts = |stage: &str| {
        let start = |number: usize| {
            let step = played.steps.iter().find(|step| step.address == format!("#{number}.{stage}"));
            step.and_then(|step| step.start).unwrap()
        };
        [start(1), start(2), start(3)]
    };
    for stage in ["Source", "Build", "Test", "Prod"] {
        assert!(starts(stage).is_sorted(), "{stage}");
    }
    assert!(says(&played, "#2 waits before `Build`: `Build` is occupied by #1."));
}

#[test]
fn the_fifty_first_cannot_start() {
    let mut plan = web();
    plan.mode = ExecutionMode::Queued;
    let played = timeline(&plan, &with(&[0; 51], &[]));
    assert!(says(&played, "#51 fails at once. 50 executions are under way"));
    assert!(words(&played).ends_with("#50 Succeeded, #51 Failed"));
}

#[test]
fn parallel_executions_do_not_wait() {
    let mut plan = web();
    plan.mode = ExecutionMode::Parallel;
    let played = timeline(&plan, &with(&[0, 1, 2], &[]));
    assert!(played.steps.iter().all(|step| step.kind != "wait"));
    assert!(played.gauges.iter().all(|gauge| !gauge.name.starts_with("inside")));
    let smoke = plan.stages[2].actions[0].clone();
    plan.stages[2].actions = (0..9)
        .map(|number| {
            let (name, address) = (format!("S{number}"), format!("Test.S{number}"));
            crate::formats::codepipeline::rehearse::plan::ActionPlan { name, address, ..smoke.clone() }
        })
        .collect();
    assert_eq!(most_at_once(&timeline(&plan, &with(&[0], &[]))), 5);
    plan.mode = ExecutionMode::Superseded;
    assert_eq!(most_at_once(&timeline(&plan, &with(&[0], &[]))), 9);
}

#[test]
fn a_push_that_starts_nothing_is_told() {
    let mut scenario = with(&[0, 10], &[]);
    scenario.setup.pushes[0] = Push { branch: Some("dev".to_owned()), ..scenario.setup.pushes[0].clone() };
    let mut plan = web();
    plan.stages[0].actions[0].configuration.push(("BranchName".to_owned(), "main".to_owned()));
    let played = timeline(&plan, &scenario);
    assert_eq!(words(&played), "#1 Succeeded");
    assert!(says(&played, "`c1` is pushed and starts nothing. `Code` looks at the branch `main`, not at `dev`."));
}
