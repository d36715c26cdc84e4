//! What commands do by themselves: guards, side effects, shells of their own.

use super::{list, phase, timeline, told, web, with};
use crate::formats::codebuild::rehearse::plan::BuildPlan;
use crate::rehearsal::{Scenario, Status};

#[test]
fn a_guard_keeps_the_push_back() {
    let mut plan = web();
    plan.phases[3].commands = list(&["test \"$CODEBUILD_BUILD_SUCCEEDING\" = 1 || exit 1", "docker push web"]);
    insta::assert_snapshot!(told(&plan, &with(&["fail BUILD"])));
    assert_eq!(timeline(&plan, &with(&[])).outcome.status, Status::Succeeded);
}

#[test]
fn a_condition_leaves_the_push_out() {
    let mut plan = web();
    plan.phases[3].commands = list(&["if [ $CODEBUILD_BUILD_SUCCEEDING -eq 1 ]; then docker push web; fi"]);
    let timeline = timeline(&plan, &with(&["fail BUILD"]));
    let step = timeline.step("post_build.commands[0]").unwrap().1;
    assert_eq!(step.status, Status::Succeeded);
    assert!(step.why.as_ref().is_some_and(|why| why.contains("leaves out the rest")) && step.assumed.is_some());
}

#[test]
fn in_version_0_1_a_folder_is_forgotten() {
    let mut plan = BuildPlan {
        phases: [phase(&["cd app", "make"], &[]), phase(&[], &[]), phase(&[], &[]), phase(&[], &[])],
        ..BuildPlan::default()
    };
    let why =
        |plan: &BuildPlan| timeline(plan, &Scenario::default()).step("install.commands[0]").unwrap().1.why.clone();
    assert_eq!(why(&plan), None);
    plan.shell_per_command = true;
    assert!(why(&plan).is_some_and(|why| why.contains("shell of its own")));
}

#[test]
fn a_command_that_always_fails() {
    let mut plan = web();
    plan.phases[0].commands = list(&["exit 3"]);
    let timeline = timeline(&plan, &with(&[]));
    assert_eq!(timeline.step("install.commands[0]").unwrap().1.detail.as_deref(), Some("exit 3"));
    assert_eq!(timeline.outcome.word, "FAILED");
}

#[test]
fn a_file_without_commands() {
    insta::assert_snapshot!(told(&BuildPlan::default(), &with(&[])));
}
