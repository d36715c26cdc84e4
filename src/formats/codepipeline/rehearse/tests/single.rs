//! One execution.

use super::{action, condition, end, says, stage, timeline, told, web, with, words};
use crate::formats::codepipeline::rehearse::plan::{PipelinePlan, Refusal, ResultOf, VariablePlan};
use crate::formats::codepipeline::scenario::{Answer, RuleOutcome, Switch, Verdict};
use crate::rehearsal::Status;

#[test]
fn an_execution_goes_through() {
    insta::assert_snapshot!(told(&web(), &with(&[0], &[])));
}

#[test]
fn artifacts_are_handed_from_step_to_step() {
    let timeline = timeline(&web(), &with(&[0], &[]));
    let step = |id: crate::rehearsal::StepId| timeline.steps[id.0 as usize].address.as_str();
    let handed: Vec<_> = timeline.handovers.iter().map(|it| (it.name.as_str(), step(it.from), step(it.to))).collect();
    assert_eq!(
        handed,
        [
            ("Src", "#1.Source.Code", "#1.Build.Compile"),
            ("App", "#1.Build.Compile", "#1.Test.Stage"),
            ("App", "#1.Build.Compile", "#1.Test.Smoke"),
            ("App", "#1.Build.Compile", "#1.Prod.Deploy"),
        ]
    );
}

#[test]
fn an_approval_is_rejected_or_expires() {
    let mut scenario = with(&[0], &[]);
    let reject = Answer { verdict: Verdict::Reject, after: 30, comment: "Not today".to_owned() };
    scenario.setup.approvals.insert("Prod.Release".to_owned(), reject);
    let rejected = timeline(&web(), &scenario);
    assert_eq!(end(&rejected, "#1.Prod.Release"), Some((Status::Failed, "Failed".to_owned())));
    assert_eq!(end(&rejected, "#1.Prod.Deploy").map(|end| end.0), Some(Status::Skipped));
    assert!(says(&rejected, "Someone rejected it: “Not today”."));

    let expire = Answer { verdict: Verdict::Expire, ..Answer::default() };
    scenario.setup.approvals.insert("#1.Prod.Release".to_owned(), expire);
    let mut plan = web();
    plan.stages[3].actions[0].timeout_in_minutes = Some(5);
    let expired = timeline(&plan, &scenario);
    assert_eq!(end(&expired, "#1.Prod.Release"), Some((Status::TimedOut, "Failed".to_owned())));
    assert!(says(&expired, "Nobody answered within 5m."));
}

#[test]
fn variables_get_their_values_when_their_action_has_succeeded() {
    let mut plan = web();
    plan.stages[1].actions[0].namespace = Some("build".to_owned());
    let text = "Release #{build.TAG} to #{variables.WHERE}?".to_owned();
    plan.stages[3].actions[0].configuration.push(("CustomData".to_owned(), text));
    plan.variables.push(VariablePlan { name: "WHERE".to_owned(), default: Some("prod".to_owned()), place: None });
    let mut scenario = with(&[0], &[]);
    scenario.setup.variables.insert("build.TAG".to_owned(), "v7".to_owned());
    let played = timeline(&plan, &scenario);
    assert!(says(&played, "It says: “Release v7 to prod?”"));
    let gauge = played.gauges.iter().find(|gauge| gauge.name == "#1 build.TAG").unwrap();
    assert_eq!(gauge.points[0].value, "v7");

    plan.stages[3].actions[1].configuration.push(("FileName".to_owned(), "#{later.NAME}".to_owned()));
    let unresolved = timeline(&plan, &scenario);
    assert!(says(&unresolved, "`#{later.NAME}` has no value"));
    plan.variables[0].default = None;
    assert_eq!(words(&timeline(&plan, &scenario)), "#1 Failed");
}

#[test]
fn actions_time_out() {
    let timeline = timeline(&web(), &with(&[0], &["time-out Build.Compile"]));
    assert_eq!(end(&timeline, "#1.Build.Compile"), Some((Status::TimedOut, "Failed".to_owned())));
    assert_eq!(timeline.outcome.at.0, (36 * 60 * 60 + 5) * 1000);
}

#[test]
fn a_disabled_transition_holds_an_execution() {
    let mut scenario = with(&[0], &[]);
    let switch = |at, enabled| Switch { stage: "Prod".to_owned(), at, enabled, reason: "Freeze".to_owned() };
    scenario.setup.transitions = vec![switch(10, false), switch(600, true)];
    insta::assert_snapshot!(told(&web(), &scenario));
    scenario.setup.transitions.pop();
    assert_eq!(words(&timeline(&web(), &scenario)), "#1 InProgress");
    // Enabled after more than 30 days it does not go on.
    scenario.setup.transitions.push(switch(40 * 24 * 60 * 60, true));
    assert_eq!(words(&timeline(&web(), &scenario)), "#1 InProgress");
}

#[test]
fn a_condition_before_the_entry_fails_or_skips() {
    let mut plan = web();
    plan.stages[2].before_entry = condition(ResultOf::Skip, &["Alarm", "Window"]);
    let mut scenario = with(&[0], &[]);
    assert_eq!(words(&timeline(&plan, &scenario)), "#1 Succeeded");
    scenario.setup.rules.insert("Test.beforeEntry.Window".to_owned(), RuleOutcome::Fail);
    let skipped = timeline(&plan, &scenario);
    assert_eq!(end(&skipped, "#1.Test"), Some((Status::Succeeded, "Skipped".to_owned())));
    assert_eq!(end(&skipped, "#1.Test.Smoke").map(|end| end.0), Some(Status::Skipped));
    assert_eq!(words(&skipped), "#1 Succeeded");
    plan.stages[2].before_entry = condition(ResultOf::Fail, &["Alarm", "Window"]);
    assert_eq!(words(&timeline(&plan, &scenario)), "#1 Failed");
    scenario.setup.overrides.insert("Test.beforeEntry".to_owned(), 30);
    insta::assert_snapshot!(told(&plan, &scenario));
}

#[test]
fn a_rule_that_compares_follows_from_the_variable() {
    let table = [
        ("EQ", "prod", true),
        ("EQ", "Prod", false),
        ("NE", "dev", true),
        ("CONTAINS", "ro", true),
        ("MATCHES", "p.*d", true),
        ("MATCHES", "p", false),
    ];
    for (operator, value, holds) in table {
        let mut plan = web();
        plan.variables.push(VariablePlan { name: "WHERE".to_owned(), default: Some("prod".to_owned()), place: None });
        plan.stages[1].before_entry = condition(ResultOf::Fail, &["Is"]);
        let rule = &mut plan.stages[1].before_entry.as_mut().unwrap().rules[0];
        rule.provider = "VariableCheck".to_owned();
        let settings = [("Variable", "#{variables.WHERE}"), ("Value", value), ("Operator", operator)];
        rule.configuration = settings.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec();
        let ends = if holds { "#1 Succeeded" } else { "#1 Failed" };
        assert_eq!(words(&timeline(&plan, &with(&[0], &[]))), ends, "{operator} {value}");
    }
}

#[test]
fn what_is_refused_does_not_run() {
    let mut plan = web();
    plan.refusals.push(Refusal { message: "`Src` is made by nobody".to_owned(), place: None });
    let refused = timeline(&plan, &with(&[0], &[]));
    assert_eq!((refused.outcome.status, refused.steps.len()), (Status::Failed, 0));
    assert!(says(&refused, "CodePipeline refuses to create the pipeline: `Src` is made by nobody."));
    let empty = timeline(&PipelinePlan::default(), &with(&[0], &[]));
    assert!(says(&empty, "There is no stage that is known"));
}

#[test]
fn lanes_tell_what_is_fixed() {
    let mut plan = web();
    plan.stages[0] = stage("Source", vec![action("Source", "Code CodeCommit", &[], &["Src"])]);
    let timeline = timeline(&plan, &with(&[0], &[]));
    let lane = timeline.lanes.iter().find(|lane| lane.name == "Source.Code").unwrap();
    assert_eq!(lane.told("notices"), Some("polling"));
    assert!(lane.told("note").is_some_and(|note| note.contains("CodeCommit")));
    assert_eq!(lane.told("out"), Some("Src"));
}
