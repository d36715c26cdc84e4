//! What follows a failure.

use super::{condition, end, on_failure, says, timeline, told, web, with, words};
use crate::formats::codepipeline::rehearse::plan::{FailurePlan, ResultOf};
use crate::formats::codepipeline::scenario::{Retry, RetryOf, Rollback, RuleOutcome, Stop};
use crate::rehearsal::Status;

fn retry(stage: &str, mode: RetryOf) -> Retry {
    Retry { execution: "#1".to_owned(), stage: stage.to_owned(), after: 60, mode }
}

#[test]
fn siblings_finish_before_a_stage_fails() {
    insta::assert_snapshot!(told(&web(), &with(&[0], &["fail Test.Load"])));
}

#[test]
fn failed_actions_are_retried_by_hand() {
    let mut scenario = with(&[0], &["fail Test.Load:1"]);
    let late = Retry { after: 200, ..retry("Test", RetryOf::FailedActions) };
    scenario.setup.retries.push(late);
    let played = timeline(&web(), &scenario);
    assert_eq!(words(&played), "#1 Succeeded");
    let attempts = |address: &str| played.steps.iter().filter(|step| step.address == address).count();
    assert_eq!(
        [attempts("#1"), attempts("#1.Test.Load"), attempts("#1.Test.Smoke"), attempts("#1.Build")],
        [2, 2, 1, 1]
    );
    scenario.setup.retries = vec![retry("Test", RetryOf::AllActions)];
    let played = timeline(&web(), &scenario);
    assert_eq!(played.steps.iter().filter(|step| step.address == "#1.Test.Stage").count(), 2);
}

#[test]
fn a_failed_action_is_retried_while_its_siblings_run() {
    let mut scenario = with(&[0], &["fail Test.Load:1"]);
    scenario.setup.retries.push(retry("Test", RetryOf::FailedActions));
    let played = timeline(&web(), &scenario);
    assert_eq!(words(&played), "#1 Succeeded");
    let attempts = |address: &str| played.steps.iter().filter(|step| step.address == address).count();
    assert_eq!([attempts("#1.Test"), attempts("#1.Test.Load"), attempts("#1.Test.Smoke")], [1, 2, 1]);
    assert!(says(&played, "Someone retries `Load` of #1; its siblings go on."));
    // It fails again, and the stage fails when its siblings are done.
    scenario.faults = [crate::rehearsal::Fault::told("fail Test.Load")].into_iter().collect();
    assert_eq!(words(&timeline(&web(), &scenario)), "#1 Failed");
}

#[test]
fn a_newer_execution_ends_the_chance_to_retry() {
    let mut scenario = with(&[0, 5], &["fail #1.Test.Load"]);
    scenario.setup.retries.push(Retry { after: 200, ..retry("Test", RetryOf::FailedActions) });
    let played = timeline(&web(), &scenario);
    assert!(says(&played, "`Test` of #1 cannot be retried: #2 has entered it since."));
}

#[test]
fn a_stage_retries_itself_once() {
    let mut plan = web();
    plan.stages[2].on_failure = on_failure(ResultOf::Retry, RetryOf::FailedActions);
    assert_eq!(words(&timeline(&plan, &with(&[0], &["fail Test.Load:1"]))), "#1 Succeeded");
    let played = timeline(&plan, &with(&[0], &["fail Test.Load"]));
    assert_eq!(words(&played), "#1 Failed");
    assert_eq!(played.steps.iter().filter(|step| step.address == "#1.Test").count(), 2);
}

#[test]
fn a_failed_stage_goes_back() {
    let mut plan = web();
    plan.stages[3].on_failure = on_failure(ResultOf::Rollback, RetryOf::FailedActions);
    let mut scenario = with(&[0], &["fail #1.Prod.Deploy"]);
    insta::assert_snapshot!(told(&plan, &scenario));
    scenario.setup.earlier = None;
    let played = timeline(&plan, &scenario);
    assert_eq!(words(&played), "#1 Failed");
    assert!(says(&played, "there is nothing to go back to"));
}

#[test]
fn a_fault_of_every_execution_spares_the_rollback() {
    let mut plan = web();
    plan.stages[3].on_failure = on_failure(ResultOf::Rollback, RetryOf::FailedActions);
    assert_eq!(words(&timeline(&plan, &with(&[0], &["fail Prod.Deploy"]))), "#1 Failed, #2 Succeeded");
    assert_eq!(
        words(&timeline(&plan, &with(&[0], &["fail Prod.Deploy", "fail #2.Prod.Deploy"]))),
        "#1 Failed, #2 Failed"
    );
}

#[test]
fn a_rollback_takes_the_last_good_execution() {
    let mut plan = web();
    plan.stages[3].on_failure = on_failure(ResultOf::Rollback, RetryOf::FailedActions);
    let played = timeline(&plan, &with(&[0, 900], &["fail #2.Prod.Deploy"]));
    assert_eq!(words(&played), "#1 Succeeded, #2 Failed, #3 Succeeded");
    assert!(says(&played, "#3 rolls `Prod` back to `c1`."));
    assert!(played.handovers.iter().any(|it| {
        let of = |id: crate::rehearsal::StepId| played.steps[id.0 as usize].address.as_str();
        of(it.from) == "#1.Build.Compile" && of(it.to) == "#3.Prod.Deploy"
    }));
}

#[test]
fn a_condition_decides_of_a_rollback() {
    let mut plan = web();
    let condition_of = condition(ResultOf::Rollback, &["Alarm"]);
    plan.stages[3].on_failure =
        Some(FailurePlan { result: None, retry: RetryOf::FailedActions, condition: condition_of });
    let mut scenario = with(&[0], &["fail #1.Prod.Deploy"]);
    assert_eq!(words(&timeline(&plan, &scenario)), "#1 Failed, #2 Succeeded");
    scenario.setup.rules.insert("Prod.onFailure.Alarm".to_owned(), RuleOutcome::Fail);
    assert_eq!(words(&timeline(&plan, &scenario)), "#1 Failed");
    plan.stages[3].on_failure = None;
    plan.stages[3].on_success = condition(ResultOf::Rollback, &["Alarm"]);
    let played = timeline(&plan, &with(&[0], &["fail #1.Prod.onSuccess.Alarm"]));
    assert_eq!(words(&played), "#1 Failed, #2 Succeeded");
    assert_eq!(end(&played, "#1.Prod.onSuccess").map(|end| end.0), Some(Status::Failed));
}

#[test]
fn a_failed_condition_on_success_is_overridden() {
    let mut plan = web();
    plan.stages[2].on_success = condition(ResultOf::Fail, &["Alarm"]);
    let mut scenario = with(&[0], &["fail Test.onSuccess.Alarm"]);
    assert_eq!(words(&timeline(&plan, &scenario)), "#1 Failed");
    scenario.setup.overrides.insert("#1.Test.onSuccess".to_owned(), 10);
    assert_eq!(words(&timeline(&plan, &scenario)), "#1 Succeeded");
}

#[test]
fn someone_rolls_back() {
    let back = |at, to: Option<&str>| Rollback { stage: "Prod".to_owned(), at, to: to.map(str::to_owned) };
    let mut scenario = with(&[0, 900], &[]);
    scenario.setup.rollbacks = vec![back(2000, Some("#1")), back(0, Some("#7"))];
    let played = timeline(&web(), &scenario);
    assert_eq!(words(&played), "#1 Succeeded, #2 Succeeded, #3 Succeeded");
    assert!(says(&played, "no such execution has succeeded in it"));
}

#[test]
fn a_stop_waits_or_abandons() {
    let stop = |abandon| Stop { execution: "#1".to_owned(), at: 50, abandon, reason: "Wrong branch".to_owned() };
    let mut scenario = with(&[0], &[]);
    scenario.setup.stops.push(stop(false));
    let waits = timeline(&web(), &scenario);
    assert_eq!(end(&waits, "#1.Build.Compile"), Some((Status::Succeeded, "Succeeded".to_owned())));
    assert_eq!(end(&waits, "#1"), Some((Status::Stopped, "Stopped".to_owned())));
    scenario.setup.stops = vec![stop(true)];
    let abandons = timeline(&web(), &scenario);
    assert_eq!(end(&abandons, "#1.Build.Compile"), Some((Status::Stopped, "Abandoned".to_owned())));
    assert_eq!(abandons.outcome.at.0, 50_000);
    scenario.setup.retries.push(retry("Build", RetryOf::AllActions));
    assert_eq!(words(&timeline(&web(), &scenario)), "#1 Succeeded");
}

#[test]
fn an_update_cancels() {
    let mut scenario = with(&[0, 20], &[]);
    scenario.setup.update_after = Some(50);
    let played = timeline(&web(), &scenario);
    assert_eq!(words(&played), "#1 Cancelled, #2 Cancelled");
    assert_eq!(end(&played, "#1.Build.Compile").map(|end| end.0), Some(Status::Succeeded));
}
