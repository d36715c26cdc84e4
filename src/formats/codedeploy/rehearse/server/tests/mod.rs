//! Deployments as a person would read them.

mod files;
mod fleets;
mod install;
mod laws;
mod scenes;

use super::plan::{FileEntry, HookPlan, ScriptPlan, ServerPlan};
use super::rehearse;
use crate::formats::codedeploy::scenario::{Configuration, Setup};
use crate::rehearsal::{Fault, Scenario, Telling, Timeline, broken_laws};

fn hook(event: &str, locations: &[&str]) -> HookPlan {
    let script =
        |location: &&str| ScriptPlan { location: (*location).to_owned(), timeout: 60, run_as: None, place: None };
    HookPlan { event: event.to_owned(), place: None, scripts: locations.iter().map(script).collect() }
}

/// An AppSpec file with the usual hooks.
fn web() -> ServerPlan {
    ServerPlan {
        files: vec![FileEntry { source: "dist/".to_owned(), destination: "/srv/web".to_owned(), place: None }],
        hooks: vec![
            hook("ApplicationStop", &["scripts/stop.sh"]),
            hook("BeforeInstall", &["scripts/deps.sh"]),
            hook("ApplicationStart", &["scripts/start.sh"]),
            hook("ValidateService", &["scripts/validate.sh"]),
        ],
        ..ServerPlan::default()
    }
}

/// A scenario of so many instances without a load balancer, with faults as the command line writes them: `fail STEP`,
/// `time-out STEP`, `stop STEP`, and behind a blank the detail of the fault.
fn with(instances: usize, faults: &[&str]) -> Scenario<Setup> {
    let mut scenario =
        Scenario { faults: faults.iter().copied().map(Fault::told).collect(), ..Scenario::<Setup>::default() };
    scenario.setup.server.instances = instances;
    scenario.setup.server.load_balancer = false;
    if instances == 1 {
        scenario.setup.server.configuration = Configuration::OneAtATime;
    }
    scenario
}

/// The timeline of a scenario, which must keep the laws.
fn timeline(plan: &ServerPlan, scenario: &Scenario<Setup>) -> Timeline {
    let timeline = rehearse(plan, scenario);
    assert_eq!(broken_laws(&timeline), Vec::<String>::new());
    assert_eq!(rehearse(plan, scenario), timeline);
    timeline
}

/// What is told of a scenario, without its log.
fn told(plan: &ServerPlan, scenario: &Scenario<Setup>) -> String {
    timeline(plan, scenario).to_text(Telling { narration: true, ..Telling::default() })
}

/// The story alone, with the marks and how it ends.
fn story(plan: &ServerPlan, scenario: &Scenario<Setup>) -> String {
    let timeline = timeline(plan, scenario);
    let mut text = String::new();
    for sentence in &timeline.narration {
        text.push_str(&format!("{} {}\n", sentence.at, sentence.text));
    }
    let outcome = &timeline.outcome;
    let why = outcome.why.clone().unwrap_or_default();
    format!("{text}{} at {}: {why}\n", outcome.word, outcome.at)
}
