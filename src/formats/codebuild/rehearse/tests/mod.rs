//! Every row of the phase machine, as a person would read it.

mod batch;
mod laws;
mod phases;
mod shells;
mod uploads;

use super::plan::{ArtifactPlan, BuildPlan, CachePlan, CommandPlan, Named, Origin, PhasePlan, ReportPlan, Variable};
use super::rehearse;
use crate::formats::codebuild::on_failure::OnFailure;
use crate::formats::codebuild::scenario::Setup;
use crate::rehearsal::{Fault, Scenario, Telling, Timeline, broken_laws};
use crate::syntax::Span;

fn list(commands: &[&str]) -> Vec<CommandPlan> {
    commands.iter().map(|text| CommandPlan { text: (*text).to_owned(), place: None }).collect()
}

fn phase(commands: &[&str], finally: &[&str]) -> PhasePlan {
    let place = Some(Span::new(0, 1));
    PhasePlan { place, commands: list(commands), finally: list(finally), on_failure: None }
}

/// A buildspec with something in every phase.
fn web() -> BuildPlan {
    BuildPlan {
        phases: [
            phase(&["npm ci"], &[]),
            phase(
                &["npm run lint", "npm test -- --ci", "IMAGE_TAG=$(git rev-parse --short HEAD)"],
                &["./ci/collect-logs.sh"],
            ),
            phase(&["docker build -t web ."], &[]),
            phase(&["docker push web"], &["echo done"]),
        ],
        exported: vec![Named { name: "IMAGE_TAG".to_owned(), place: None }],
        reports: vec![ReportPlan { name: "unit".to_owned(), place: None, files: vec!["junit.xml".to_owned()] }],
        artifacts: vec![ArtifactPlan {
            identifier: None,
            place: None,
            files: vec!["imagedefinitions.json".to_owned()],
            base_directory: Some("out".to_owned()),
        }],
        cache: Some(CachePlan {
            place: None,
            paths: vec!["/root/.npm/**/*".to_owned()],
            key: None,
            restores: true,
            saves: true,
        }),
        variables: vec![Variable {
            name: "TOKEN".to_owned(),
            value: "/CodeBuild/token".to_owned(),
            origin: Origin::ParameterStore,
            place: None,
        }],
        ..BuildPlan::default()
    }
}

/// `web` with that `on-failure` in one phase.
fn web_with(at: usize, on_failure: &str) -> BuildPlan {
    let mut plan = web();
    plan.phases[at].on_failure = Some(OnFailure::parse(on_failure).unwrap());
    plan
}

/// A scenario with faults, each as the command line writes it: `fail STEP`, `time-out STEP`, `stop STEP`.
fn with(faults: &[&str]) -> Scenario<Setup> {
    Scenario { faults: faults.iter().copied().map(Fault::told).collect(), ..Scenario::default() }
}

/// The timeline of a scenario, which must keep the laws.
fn timeline(plan: &BuildPlan, scenario: &Scenario<Setup>) -> Timeline {
    let timeline = rehearse(plan, scenario);
    assert_eq!(broken_laws(&timeline), Vec::<String>::new());
    assert_eq!(rehearse(plan, scenario), timeline);
    timeline
}

/// What is told of a scenario, without its log.
fn told(plan: &BuildPlan, scenario: &Scenario<Setup>) -> String {
    timeline(plan, scenario).to_text(Telling { narration: true, ..Telling::default() })
}
