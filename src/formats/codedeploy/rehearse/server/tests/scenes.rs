//! The deployments of one or a few instances that are worth showing.

use super::{hook, story, timeline, told, web, with};
use crate::formats::codedeploy::model::FileExistsBehavior;
use crate::formats::codedeploy::rehearse::server::plan::{FileEntry, Refusal, RefusalPoint};
use crate::formats::codedeploy::scenario::{Configuration, Hooks, OtherHook, Revision, ScriptFailure};
use crate::rehearsal::Telling;

#[test]
fn a_first_deployment() {
    let mut scenario = with(1, &[]);
    scenario.setup.server.before = None;
    let telling = Telling { narration: true, log: true, inputs: true };
    insta::assert_snapshot!(timeline(&web(), &scenario).to_text(telling));
}

#[test]
fn a_second_deployment_behind_a_load_balancer() {
    let mut plan = web();
    plan.hooks.push(hook("BeforeBlockTraffic", &["scripts/drain.sh"]));
    plan.hooks.push(hook("AfterAllowTraffic", &["scripts/warm.sh", "scripts/ping.sh"]));
    let mut scenario = with(1, &[]);
    scenario.setup.server.load_balancer = true;
    insta::assert_snapshot!(told(&plan, &scenario));
}

#[test]
fn a_failing_stop_script_and_the_flag_that_ignores_it() {
    let mut scenario = with(1, &["fail ApplicationStop"]);
    insta::assert_snapshot!("a_failing_stop_script", told(&web(), &scenario));
    scenario.setup.server.ignore_application_stop_failures = true;
    insta::assert_snapshot!("a_failing_stop_script_is_ignored", told(&web(), &scenario));
}

#[test]
fn each_event_fails_with_and_without_rollback() {
    let mut text = String::new();
    for event in
        ["ApplicationStop", "DownloadBundle", "BeforeInstall", "Install", "ApplicationStart", "ValidateService"]
    {
        for rolls_back in [false, true] {
            let mut scenario = with(1, &[&format!("fail {event}")]);
            scenario.setup.rollback.failure = rolls_back;
            text.push_str(&format!("# {event}\n{}\n", story(&web(), &scenario)));
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_rollback_has_steps_of_its_own() {
    let mut scenario = with(1, &["fail ValidateService", "fail rollback.i-01.ApplicationStop"]);
    scenario.setup.rollback.failure = true;
    insta::assert_snapshot!(told(&web(), &scenario));
}

#[test]
fn nothing_to_roll_back_to() {
    let mut scenario = with(1, &["fail ValidateService"]);
    scenario.setup.rollback.failure = true;
    scenario.setup.server.before = None;
    insta::assert_snapshot!(story(&web(), &scenario));
}

#[test]
fn the_stop_trap_over_three_deployments() {
    let mut scenario = with(1, &[]);
    let fails = OtherHook { event: "ApplicationStop".to_owned(), location: None, fails: true };
    let server = &mut scenario.setup.server;
    server.before = None;
    server.earlier = vec![
        Revision { name: "r40".to_owned(), hooks: Hooks::These(vec![fails]), files: None },
        Revision { name: "r41".to_owned(), ..Revision::default() },
    ];
    insta::assert_snapshot!("the_stop_trap", told(&web(), &scenario));
    scenario.setup.server.ignore_application_stop_failures = true;
    insta::assert_snapshot!("the_way_out_of_the_stop_trap", story(&web(), &scenario));
}

#[test]
fn a_revision_that_fails_after_install_stops_itself_next() {
    let mut scenario = with(1, &["fail earlier:1.ValidateService"]);
    scenario.setup.server.earlier = vec![Revision { name: "r41b".to_owned(), ..Revision::default() }];
    insta::assert_snapshot!(story(&web(), &scenario));
}

#[test]
fn a_conflict_wipes_the_old_files() {
    let mut scenario = with(1, &[]);
    let before = Revision { files: Some(vec!["/srv/web/old.html".to_owned()]), ..Revision::default() };
    scenario.setup.server.before = Some(before);
    scenario.setup.server.foreign = vec!["/srv/web/index.html".to_owned()];
    insta::assert_snapshot!("disallow", told(&web(), &scenario));
    scenario.setup.server.file_exists_behavior = Some(FileExistsBehavior::Overwrite);
    insta::assert_snapshot!("overwrite", told(&web(), &scenario));
    scenario.setup.server.file_exists_behavior = Some(FileExistsBehavior::Retain);
    insta::assert_snapshot!("retain", told(&web(), &scenario));
}

#[test]
fn files_that_cannot_be_copied() {
    let mut plan = web();
    plan.files.push(FileEntry { source: "target/*.jar".to_owned(), destination: "/srv".to_owned(), place: None });
    insta::assert_snapshot!("a_wildcard", story(&plan, &with(1, &[])));
    let mut plan = web();
    let index = FileEntry { source: "dist/index.html".to_owned(), destination: "/srv/web".to_owned(), place: None };
    plan.files.push(index);
    insta::assert_snapshot!("two_sources_one_target", story(&plan, &with(1, &[])));
}

#[test]
fn scripts_fail_in_many_ways() {
    let mut plan = web();
    for script in plan.hooks.iter_mut().flat_map(|hook| &mut hook.scripts) {
        script.run_as = Some("web".to_owned());
    }
    let mut text = String::new();
    for fault in [
        "fail ApplicationStart",
        "fail ApplicationStart missing",
        "fail ApplicationStart open_pipe",
        "fail ApplicationStart agent_down",
        "time-out ApplicationStart",
        "time-out AfterInstall",
        "time-out DownloadBundle",
    ] {
        let timeline = timeline(&plan, &with(1, &[fault]));
        text.push_str(&format!("# {fault}\n"));
        for step in timeline.steps.iter().filter(|step| step.detail.is_some() && step.kind != "deployment") {
            let bad = !matches!(step.status, crate::rehearsal::Status::Succeeded);
            let (detail, why) = (step.detail.as_deref().unwrap_or_default(), step.why.as_deref().unwrap_or_default());
            if bad {
                text.push_str(&format!("{} at {}: {detail}: {why}\n", step.address, step.end));
            }
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_way_of_all_scripts_and_a_bundle_without_one() {
    let mut scenario = with(1, &["fail ApplicationStart"]);
    scenario.setup.server.ways.script = ScriptFailure::OpenPipe;
    assert!(story(&web(), &scenario).contains("keeps its output open for 60 seconds"));
    let mut scenario = with(1, &[]);
    scenario.setup.server.bundle = Some(vec!["dist/index.html".to_owned(), "scripts/deps.sh".to_owned()]);
    assert!(story(&web(), &scenario).contains("with ScriptMissing: `scripts/start.sh` is not in the bundle"));
}

#[test]
fn scripts_on_reserved_and_misspelt_events() {
    let mut plan = web();
    plan.hooks.push(hook("Install", &["scripts/install.sh"]));
    plan.hooks.push(hook("BeforeAllowTraffic", &["scripts/warm.sh"]));
    insta::assert_snapshot!("a_reserved_event", story(&plan, &with(1, &[])));
    let mut plan = web();
    plan.hooks.push(hook("AfterInstal", &["scripts/a.sh"]));
    plan.refusals.push(Refusal {
        point: RefusalPoint::Install,
        message: "appspec.yml file contains unknown lifecycle events: [\"AfterInstal\"]".to_owned(),
        place: None,
        assumed: None,
    });
    insta::assert_snapshot!("a_misspelt_event", told(&plan, &with(1, &[])));
}

#[test]
fn a_file_that_the_agent_refuses() {
    let mut plan = web();
    plan.refusals.push(Refusal {
        point: RefusalPoint::Parsing,
        message: "The deployment failed because an invalid version value (0.1) was entered".to_owned(),
        place: None,
        assumed: None,
    });
    insta::assert_snapshot!(told(&plan, &with(1, &[])));
}

#[test]
fn one_instance_with_half_at_a_time_is_invalid() {
    let mut scenario = with(1, &[]);
    scenario.setup.server.configuration = Configuration::HalfAtATime;
    insta::assert_snapshot!(told(&web(), &scenario));
}
