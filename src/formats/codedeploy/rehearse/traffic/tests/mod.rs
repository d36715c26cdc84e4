//! Deployments to ECS and Lambda, as a person would read them.

mod ecs;
mod lambda;
mod laws;

use super::plan::{EcsTarget, HookPlan, LambdaTarget, Said, TrafficPlan, TrafficTarget};
use super::rehearse;
use crate::formats::codedeploy::facts::traffic_lifecycle::TrafficEvent::{self, *};
use crate::formats::codedeploy::scenario::{Alarm, Rollback, Setup, Shifting};
use crate::rehearsal::{Fault, Scenario, Status, Telling, Timeline, broken_laws};

fn said(text: &str) -> Said {
    Said { text: text.to_owned(), place: None }
}

fn hook(event: TrafficEvent, function: &str) -> HookPlan {
    HookPlan { event, place: None, function: said(function) }
}

fn lambda() -> TrafficPlan {
    TrafficPlan {
        target: TrafficTarget::Lambda(LambdaTarget {
            name: said("checkout"),
            alias: said("live"),
            current: said("7"),
            target: said("8"),
        }),
        hooks: vec![hook(BeforeAllowTraffic, "checkout-smoke"), hook(AfterAllowTraffic, "checkout-verify")],
        refusals: Vec::new(),
        notes: Vec::new(),
    }
}

fn ecs() -> TrafficPlan {
    TrafficPlan {
        target: TrafficTarget::Ecs(EcsTarget {
            task_definition: said("arn:aws:ecs:eu-west-1:123456789012:task-definition/web:42"),
            container: said("web"),
            port: said("80"),
        }),
        hooks: vec![
            hook(AfterInstall, "arn:aws:lambda:eu-west-1:123456789012:function:migrate"),
            hook(AfterAllowTestTraffic, "smoke"),
        ],
        refusals: Vec::new(),
        notes: Vec::new(),
    }
}

/// A scenario with rollback on everything, a routing and faults, each as `fail STEP`, `time-out STEP`, `stop STEP`.
fn with(shifting: Shifting, faults: &[&str]) -> Scenario<Setup> {
    let mut scenario =
        Scenario::<Setup> { faults: faults.iter().copied().map(Fault::told).collect(), ..Scenario::default() };
    scenario.setup.traffic.shifting = shifting;
    if shifting == Shifting::Canary {
        scenario.setup.traffic.interval = 5;
    }
    scenario.setup.rollback = Rollback { failure: true, alarm: true, stop: true, ..Rollback::default() };
    scenario
}

fn ring(scenario: &mut Scenario<Setup>, name: &str, after: u64) {
    scenario.setup.rollback.alarms.push(Alarm { name: name.to_owned(), after: Some(after), unreadable: false });
}

/// The timeline of a scenario, which must keep the laws.
fn timeline(plan: &TrafficPlan, scenario: &Scenario<Setup>) -> Timeline {
    let timeline = rehearse(plan, scenario);
    assert_eq!(broken_laws(&timeline), Vec::<String>::new());
    assert_eq!(rehearse(plan, scenario), timeline);
    timeline
}

fn told(plan: &TrafficPlan, scenario: &Scenario<Setup>) -> String {
    timeline(plan, scenario).to_text(Telling { narration: true, inputs: true, ..Telling::default() })
}

/// What a gauge shows, one value after another.
fn values<'a>(timeline: &'a Timeline, gauge: &str) -> Vec<&'a str> {
    let gauge = timeline.gauges.iter().find(|other| other.name == gauge);
    gauge.map(|gauge| gauge.points.iter().map(|point| point.value.as_str()).collect()).unwrap_or_default()
}

fn status(timeline: &Timeline, address: &str) -> Option<Status> {
    timeline.step(address).map(|(_, step)| step.status)
}
