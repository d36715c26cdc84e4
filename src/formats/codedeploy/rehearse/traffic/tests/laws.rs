//! The laws of every timeline, on random deployments and scenarios.

use proptest::prelude::*;

use super::super::plan::{Refusal, TrafficPlan};
use super::super::rehearse;
use super::{ecs, hook, lambda};
use crate::formats::codedeploy::scenario::{Alarm, Ready, Rollback, Setup, Shifting, Traffic};
use crate::rehearsal::{Fault, FaultKind, Faults, Scenario, Status, Timeline, broken_laws};

fn plans() -> impl Strategy<Value = TrafficPlan> {
    (any::<bool>(), prop::collection::vec(any::<bool>(), 8), prop::bool::weighted(0.1)).prop_map(
        |(is_ecs, hooks, is_refused)| {
            let mut plan = if is_ecs { ecs() } else { lambda() };
            let events = plan.platform().events().iter().zip(hooks);
            plan.hooks = events.filter(|(_, has)| *has).map(|(event, _)| hook(*event, "check")).collect();
            if is_refused {
                plan.refusals.push(Refusal { message: "No.".to_owned(), place: None, assumed: None });
            }
            plan
        },
    )
}

fn traffic() -> impl Strategy<Value = Traffic> {
    let shifting = prop::sample::select(vec![Shifting::AllAtOnce, Shifting::Canary, Shifting::Linear]);
    let ready = prop::sample::select(vec![Ready::ContinueDeployment, Ready::StopDeployment]);
    let wait = || prop::option::of(0_u64..100);
    (shifting, 0_u32..120, 0_u32..40, any::<bool>(), ready, wait(), wait()).prop_map(
        |(shifting, percent, interval, test_listener, ready, continued_after, termination_wait)| Traffic {
            shifting,
            percent,
            interval,
            test_listener,
            ready,
            continued_after,
            termination_wait: termination_wait.unwrap_or(9000),
            ..Traffic::default()
        },
    )
}

fn scenarios() -> impl Strategy<Value = Scenario<Setup>> {
    let steps = [
        "BeforeInstall",
        "Install",
        "AfterInstall",
        "AllowTestTraffic",
        "AfterAllowTestTraffic",
        "READY_WAIT",
        "BeforeAllowTraffic",
        "AllowTraffic",
        "AfterAllowTraffic",
        "TERMINATION_WAIT",
        "rollback.AllowTraffic",
    ];
    let kind = prop_oneof![Just(FaultKind::Fail), Just(FaultKind::TimeOut), Just(FaultKind::Stop)];
    let fault = (prop::sample::select(steps.to_vec()), kind).prop_map(|(step, kind)| Fault::new(step, kind));
    let faults = prop::collection::vec(fault, 0..3).prop_map(Faults);
    let alarm = (prop::option::of(0_u64..2000), any::<bool>()).prop_map(|(after, unreadable)| Alarm {
        name: "a".to_owned(),
        after,
        unreadable,
    });
    let rollback = (any::<[bool; 4]>(), prop::collection::vec(alarm, 0..3)).prop_map(
        |([failure, alarm, stop, ignore_poll_alarm_failure], alarms)| Rollback {
            failure,
            alarm,
            stop,
            alarms,
            ignore_poll_alarm_failure,
        },
    );
    (faults, rollback, prop::option::of(0_u64..2000), traffic()).prop_map(
        |(faults, rollback, stop_after, traffic)| {
            let mut scenario = Scenario { faults, ..Scenario::<Setup>::default() };
            scenario.setup.rollback = rollback;
            scenario.setup.stop_after = stop_after;
            scenario.setup.traffic = traffic;
            scenario
        },
    )
}

/// The weights that a timeline shows.
fn weights(timeline: &Timeline) -> Vec<u32> {
    let gauge = timeline.gauges.iter().find(|gauge| gauge.name == "weight").unwrap();
    gauge.points.iter().map(|point| point.value.parse().unwrap()).collect()
}

proptest! {
    #[test]
    fn the_laws_hold(plan in plans(), scenario in scenarios()) {
        let timeline = rehearse(&plan, &scenario);
        prop_assert_eq!(broken_laws(&timeline), Vec::<String>::new());
        prop_assert_ne!(&timeline.outcome.word, Timeline::UNFINISHED);
        prop_assert_eq!(&rehearse(&plan, &scenario), &timeline);

        let weights = weights(&timeline);
        let last = weights.last().copied().unwrap_or_default();
        let rolled_back = timeline.step("rollback").is_some_and(|(_, step)| step.status == Status::Succeeded);
        // The weight only rises, and falls to nothing at once.
        prop_assert!(weights.windows(2).all(|two| two[0] < two[1] || two[1] == 0));
        prop_assert!(!rolled_back || last == 0);
        if timeline.outcome.status == Status::Succeeded {
            prop_assert_eq!(last, 100);
            prop_assert!(timeline.step("rollback").is_none());
        }
    }
}
