//! Executions of pipelines, as a person would read them.

mod failures;
mod inside;
mod laws;
mod several;
mod single;

use super::contents::Nothing;
use super::plan::{ActionPlan, ConditionPlan, FailurePlan, PipelinePlan, ResultOf, RulePlan, StagePlan};
use super::rehearse_plan;
use crate::formats::codepipeline::model::{Category, Owner};
use crate::formats::codepipeline::scenario::{Push, RetryOf, Setup};
use crate::rehearsal::{Fault, Scenario, Status, Telling, Timeline, broken_laws};

/// An action as tests write it: `Name provider runOrder`, what it reads and what it makes.
fn action(stage: &str, told: &str, inputs: &[&str], outputs: &[&str]) -> ActionPlan {
    let mut words = told.split(' ');
    let name = words.next().unwrap().to_owned();
    let provider = words.next().unwrap().to_owned();
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    ActionPlan {
        address: format!("{stage}.{name}"),
        name,
        place: None,
        category: match provider.as_str() {
            "CodeStarSourceConnection" | "CodeCommit" => Category::Source,
            "Manual" => Category::Approval,
            "CodeBuild" => Category::Build,
            _ => Category::Deploy,
        },
        owner: Owner::Aws,
        provider,
        run_order: words.next().map_or(1, |order| order.parse().unwrap()),
        inputs: owned(inputs),
        outputs: owned(outputs),
        configuration: Vec::new(),
        commands: Vec::new(),
        namespace: None,
        region: None,
        timeout_in_minutes: None,
    }
}

fn stage(name: &str, actions: Vec<ActionPlan>) -> StagePlan {
    StagePlan { name: name.to_owned(), actions, ..StagePlan::default() }
}

/// Source → Build → Test (two together, then one) → Prod (approval, deployment).
fn web() -> PipelinePlan {
    PipelinePlan {
        name: "web".to_owned(),
        stages: vec![
            stage("Source", vec![action("Source", "Code CodeStarSourceConnection", &[], &["Src"])]),
            stage("Build", vec![action("Build", "Compile CodeBuild", &["Src"], &["App"])]),
            stage(
                "Test",
                vec![
                    action("Test", "Smoke CodeBuild 2", &["App"], &[]),
                    action("Test", "Stage ECS 1", &["App"], &[]),
                    action("Test", "Load Lambda 2", &[], &[]),
                ],
            ),
            stage(
                "Prod",
                vec![action("Prod", "Release Manual 1", &[], &[]), action("Prod", "Deploy ECS 2", &["App"], &[])],
            ),
        ],
        ..PipelinePlan::default()
    }
}

fn condition(result: ResultOf, rules: &[&str]) -> Option<ConditionPlan> {
    let rule = |name: &&str| RulePlan {
        name: (*name).to_owned(),
        provider: "CloudWatchAlarm".to_owned(),
        ..RulePlan::default()
    };
    Some(ConditionPlan { place: None, result, rules: rules.iter().map(rule).collect() })
}

fn on_failure(result: ResultOf, retry: RetryOf) -> Option<FailurePlan> {
    Some(FailurePlan { result: Some(result), retry, condition: None })
}

/// A scenario with faults, each as `fail STEP` or `time-out STEP`, and a push at each of those seconds.
fn with(pushes: &[u64], faults: &[&str]) -> Scenario<Setup> {
    let mut scenario =
        Scenario::<Setup> { faults: faults.iter().copied().map(Fault::told).collect(), ..Scenario::default() };
    let push = |(index, at): (usize, &u64)| Push {
        at: *at,
        revision: format!("c{}", index + 1),
        message: String::new(),
        ..Push::default()
    };
    scenario.setup.pushes = pushes.iter().enumerate().map(push).collect();
    scenario
}

/// The timeline of a scenario, which must keep the laws.
fn timeline(plan: &PipelinePlan, scenario: &Scenario<Setup>) -> Timeline {
    let timeline = rehearse_plan(plan, scenario, &Nothing);
    assert_eq!(broken_laws(&timeline), Vec::<String>::new());
    assert_eq!(rehearse_plan(plan, scenario, &Nothing), timeline);
    timeline
}

fn told(plan: &PipelinePlan, scenario: &Scenario<Setup>) -> String {
    timeline(plan, scenario).to_text(Telling { narration: true, inputs: true, ..Telling::default() })
}

/// How the last attempt of a step ends: the status and the service's word.
fn end(timeline: &Timeline, address: &str) -> Option<(Status, String)> {
    let step = timeline.steps.iter().rev().find(|step| step.address == address)?;
    Some((step.status, step.detail.clone().unwrap_or_default()))
}

/// The word of each execution's last attempt.
fn words(timeline: &Timeline) -> String {
    let executions = timeline.lanes.iter().filter(|lane| lane.kind == "execution");
    let word = |name: &str| format!("{name} {}", end(timeline, name).unwrap_or((Status::Skipped, "-".to_owned())).1);
    executions.map(|lane| word(&lane.name)).collect::<Vec<_>>().join(", ")
}

/// Whether the story says so.
fn says(timeline: &Timeline, text: &str) -> bool {
    timeline.narration.iter().any(|sentence| sentence.text.contains(text))
}
