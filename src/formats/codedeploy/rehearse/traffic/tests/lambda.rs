//! Deployments to Lambda.

use super::super::plan::TrafficTarget;
use super::{lambda, ring, status, timeline, told, values, with};
use crate::formats::codedeploy::scenario::Shifting;
use crate::rehearsal::Status;

#[test]
fn a_linear_shift() {
    insta::assert_snapshot!(told(&lambda(), &with(Shifting::Linear, &[])));
}

#[test]
fn a_linear_shift_with_an_alarm_at_step_four() {
    let mut scenario = with(Shifting::Linear, &[]);
    ring(&mut scenario, "checkout-5xx", 234);
    insta::assert_snapshot!(told(&lambda(), &scenario));
}

#[test]
fn a_hook_that_never_answers() {
    insta::assert_snapshot!(told(&lambda(), &with(Shifting::Canary, &["time-out AfterAllowTraffic"])));
}

#[test]
fn a_stop_without_rollback_leaves_the_alias_split() {
    let mut scenario = with(Shifting::Canary, &[]);
    scenario.setup.rollback.stop = false;
    scenario.setup.stop_after = Some(120);
    insta::assert_snapshot!(told(&lambda(), &scenario));
}

#[test]
fn a_stop_with_rollback_puts_the_alias_back() {
    let timeline = timeline(&lambda(), &with(Shifting::Linear, &["stop AllowTraffic"]));
    assert_eq!(timeline.outcome.word, "Stopped");
    assert_eq!(status(&timeline, "rollback.AllowTraffic"), Some(Status::Succeeded));
    assert_eq!(values(&timeline, "weight"), ["0", "10", "20", "30", "40", "50", "0"]);
    assert!(timeline.results.iter().all(|result| result.kept));
}

#[test]
fn all_at_once() {
    let timeline = timeline(&lambda(), &with(Shifting::AllAtOnce, &[]));
    assert_eq!(values(&timeline, "weight"), ["0", "100"]);
    assert_eq!(values(&timeline, "old"), ["version 7 · serving", "version 7 · idle"]);
    assert_eq!(timeline.steps.iter().filter(|step| step.kind == "wait").count(), 0);
}

#[test]
fn two_versions_that_are_the_same_leave_nothing_to_shift() {
    let mut plan = lambda();
    if let TrafficTarget::Lambda(target) = &mut plan.target {
        target.target = target.current.clone();
    }
    let timeline = timeline(&plan, &with(Shifting::Linear, &["fail AllowTraffic"]));
    assert_eq!(values(&timeline, "weight"), ["0"]);
    let (_, step) = timeline.step("AllowTraffic").unwrap();
    assert_eq!((step.status, step.assumed.is_some()), (Status::Succeeded, true));
    assert!(timeline.outcome.assumed.is_some());
}

#[test]
fn an_alias_that_does_not_move_fails_the_deployment() {
    let timeline = timeline(&lambda(), &with(Shifting::Linear, &["fail AllowTraffic"]));
    let (_, step) = timeline.step("AllowTraffic").unwrap();
    assert_eq!(step.detail.as_deref(), Some("INVALID_LAMBDA_FUNCTION"));
    assert_eq!(values(&timeline, "weight"), ["0"]);
}

#[test]
fn an_alarm_that_rings_from_the_start_lets_nothing_run() {
    let mut scenario = with(Shifting::Linear, &[]);
    ring(&mut scenario, "checkout-5xx", 0);
    let timeline = timeline(&lambda(), &scenario);
    assert_eq!(status(&timeline, "BeforeAllowTraffic"), Some(Status::Skipped));
    assert_eq!(timeline.outcome.word, "Stopped");
}
