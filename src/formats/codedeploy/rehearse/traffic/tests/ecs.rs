//! Deployments to ECS.

use super::super::plan::Refusal;
use super::{ecs, ring, status, timeline, told, values, with};
use crate::formats::codedeploy::scenario::{Alarm, Ready, Shifting};
use crate::rehearsal::{Instant, Status};

#[test]
fn a_canary() {
    insta::assert_snapshot!(told(&ecs(), &with(Shifting::Canary, &[])));
}

#[test]
fn all_at_once() {
    insta::assert_snapshot!(told(&ecs(), &with(Shifting::AllAtOnce, &[])));
}

#[test]
fn a_canary_whose_test_fails() {
    insta::assert_snapshot!(told(&ecs(), &with(Shifting::Canary, &["fail AfterAllowTestTraffic"])));
}

#[test]
fn a_canary_with_an_alarm_at_ten_percent() {
    let mut scenario = with(Shifting::Canary, &[]);
    ring(&mut scenario, "web-5xx", 240);
    insta::assert_snapshot!(told(&ecs(), &scenario));
}

#[test]
fn nobody_continues_in_time() {
    let mut scenario = with(Shifting::AllAtOnce, &[]);
    scenario.setup.traffic.ready = Ready::StopDeployment;
    insta::assert_snapshot!(told(&ecs(), &scenario));
    scenario.setup.traffic.continued_after = Some(45);
    assert_eq!(timeline(&ecs(), &scenario).outcome.word, "Succeeded");
    scenario.faults = with(Shifting::AllAtOnce, &["time-out READY_WAIT"]).faults;
    assert_eq!(timeline(&ecs(), &scenario).outcome.word, "Stopped");
}

#[test]
fn without_a_test_listener() {
    let mut scenario = with(Shifting::AllAtOnce, &["fail AfterAllowTestTraffic"]);
    scenario.setup.traffic.test_listener = false;
    insta::assert_snapshot!(told(&ecs(), &scenario));
}

#[test]
fn nothing_is_rolled_back_from_before_install() {
    let mut plan = ecs();
    plan.hooks[0].event = crate::formats::codedeploy::facts::traffic_lifecycle::TrafficEvent::BeforeInstall;
    let timeline = timeline(&plan, &with(Shifting::Canary, &["fail BeforeInstall"]));
    assert_eq!(status(&timeline, "BeforeInstall"), Some(Status::Failed));
    assert_eq!(status(&timeline, "Install"), Some(Status::Skipped));
    assert_eq!(status(&timeline, "rollback"), None);
    assert!(timeline.outcome.why.is_some_and(|why| why.ends_with("the deployment had changed nothing yet.")));
}

#[test]
fn without_rollback_the_traffic_stays_split() {
    let mut scenario = with(Shifting::Linear, &[]);
    scenario.setup.rollback.alarm = false;
    ring(&mut scenario, "web-5xx", 300);
    let timeline = timeline(&ecs(), &scenario);
    assert_eq!(status(&timeline, "rollback"), None);
    assert_eq!(values(&timeline, "weight").last(), Some(&"30"));
    assert_eq!(values(&timeline, "alarm web-5xx"), ["OK", "ALARM"]);
    assert_eq!(timeline.outcome.word, "Stopped");
}

#[test]
fn an_alarm_while_the_original_waits_brings_it_back() {
    let mut scenario = with(Shifting::AllAtOnce, &[]);
    ring(&mut scenario, "web-5xx", 300);
    let timeline = timeline(&ecs(), &scenario);
    assert_eq!(status(&timeline, "TERMINATION_WAIT"), Some(Status::Stopped));
    assert_eq!(values(&timeline, "weight"), ["0", "100", "0"]);
    assert_eq!(
        values(&timeline, "old"),
        ["original task set · serving", "original task set · idle", "original task set · serving"]
    );
    assert_eq!(values(&timeline, "new").last(), Some(&"replacement task set · terminated"));
}

#[test]
fn an_alarm_that_cannot_be_read_stops_unless_it_is_ignored() {
    let mut scenario = with(Shifting::AllAtOnce, &[]);
    scenario.setup.rollback.alarms = vec![Alarm { name: "lost".to_owned(), after: Some(30), unreadable: true }];
    let stopped = timeline(&ecs(), &scenario);
    assert_eq!(stopped.outcome.word, "Stopped");
    assert!(stopped.step("deployment").is_some_and(|(_, step)| step.assumed.is_some()));
    scenario.setup.rollback.ignore_poll_alarm_failure = true;
    let goes_on = timeline(&ecs(), &scenario);
    assert_eq!(goes_on.outcome.word, "Succeeded");
    assert_eq!(values(&goes_on, "alarm lost"), ["OK", "unknown"]);
    assert!(goes_on.narration.iter().any(|sentence| sentence.text.contains("the deployment goes on")));
}

#[test]
fn the_service_s_own_events_can_fail() {
    for (fault, code) in [
        ("fail Install", "ECS_UPDATE_ERROR"),
        ("time-out Install", "TIMEOUT"),
        ("fail AllowTestTraffic", "ELASTIC_LOAD_BALANCING_INVALID"),
        ("fail AllowTraffic", "ELASTIC_LOAD_BALANCING_INVALID"),
    ] {
        let timeline = timeline(&ecs(), &with(Shifting::Canary, &[fault]));
        let address = fault.split(' ').nth(1).unwrap();
        let (_, step) = timeline.step(address).unwrap();
        assert_eq!((step.detail.as_deref(), step.assumed.is_some()), (Some(code), true), "{fault}");
        assert_eq!(timeline.outcome.word, "Failed", "{fault}");
        assert_eq!(status(&timeline, "rollback"), Some(Status::Succeeded), "{fault}");
    }
}

#[test]
fn a_file_that_is_refused_runs_nothing() {
    let mut plan = ecs();
    let message = "The input AppSpec file is a not well-formed yaml. The template cannot be parsed.".to_owned();
    plan.refusals.push(Refusal { message, place: None, assumed: None });
    insta::assert_snapshot!(told(&plan, &with(Shifting::Canary, &[])));
}

#[test]
fn a_rollback_can_fail_too() {
    let faults = ["stop TERMINATION_WAIT", "fail rollback.AllowTraffic"];
    let timeline = timeline(&ecs(), &with(Shifting::AllAtOnce, &faults));
    assert_eq!(status(&timeline, "rollback"), Some(Status::Failed));
    assert_eq!(values(&timeline, "weight"), ["0", "100"]);
    assert!(timeline.outcome.why.is_some_and(|why| why.ends_with("All traffic stays on the replacement task set.")));
}

#[test]
fn durations_can_be_chosen() {
    let mut scenario = with(Shifting::AllAtOnce, &[]);
    scenario.durations.0.insert("AfterInstall".to_owned(), 4_000_000);
    scenario.durations.0.insert("Install".to_owned(), 1_000);
    let timeline = timeline(&ecs(), &scenario);
    let (_, step) = timeline.step("AfterInstall").unwrap();
    // A function that takes longer than an hour is silent for an hour.
    assert_eq!((step.status, step.start, step.end), (Status::TimedOut, Some(Instant(1_000)), Instant(3_601_000)));
}
