//! Batches of every kind.

use super::{phase, timeline, told, with};
use crate::formats::codebuild::rehearse::plan::{
    Axis, BatchPlan, BatchTasks, BuildPlan, FanoutPlan, MatrixPlan, Runtime, TaskPlan, TaskSource,
};
use crate::rehearsal::{Status, StepState};

fn task(identifier: &str, depends_on: &[&str]) -> TaskPlan {
    TaskPlan {
        identifier: identifier.to_owned(),
        depends_on: depends_on.iter().map(|name| (*name).to_owned()).collect(),
        ..TaskPlan::default()
    }
}

fn batch(tasks: BatchTasks, fast_fail: bool) -> BuildPlan {
    BuildPlan {
        phases: [
            phase(&[], &[]),
            phase(&["npm ci"], &[]),
            phase(&["npm test", "npm run build"], &["echo done"]),
            phase(&[], &[]),
        ],
        batch: Some(BatchPlan { tasks, fast_fail }),
        ..BuildPlan::default()
    }
}

fn graph() -> BuildPlan {
    let tasks = vec![
        task("lint", &[]),
        task("linux", &[]),
        task("windows", &["lint"]),
        task("release", &["linux", "windows"]),
    ];
    batch(BatchTasks::Graph(tasks), false)
}

fn list() -> Vec<TaskPlan> {
    vec![task("linux", &[]), task("arm", &[])]
}

#[test]
fn a_graph() {
    insta::assert_snapshot!(told(&graph(), &with(&[])));
}

#[test]
fn a_dependent_of_a_failed_build_never_starts() {
    insta::assert_snapshot!(told(&graph(), &with(&["fail task:lint"])));
}

#[test]
fn a_failure_that_may_be_lets_dependents_start() {
    let mut plan = graph();
    if let Some(BatchPlan { tasks: BatchTasks::Graph(tasks), .. }) = &mut plan.batch {
        tasks[0].ignore_failure = true;
    }
    let timeline = timeline(&plan, &with(&["fail task:lint/build.commands[1]"]));
    assert_eq!(timeline.step("task:lint").unwrap().1.status, Status::Failed);
    assert_eq!(timeline.step("task:release").unwrap().1.status, Status::Succeeded);
    assert_eq!(timeline.outcome.word, "SUCCEEDED");
    assert!(timeline.outcome.why.is_some_and(|why| why.contains("ignore-failure")));
}

#[test]
fn without_fast_fail_the_others_go_on() {
    let timeline =
        timeline(&batch(BatchTasks::List(list()), false), &with(&["fail task:linux/pre_build.commands[0]"]));
    assert_eq!(timeline.step("task:arm").unwrap().1.status, Status::Succeeded);
    assert_eq!(timeline.outcome.word, "FAILED");
}

#[test]
fn fast_fail_stops_the_others() {
    insta::assert_snapshot!(told(
        &batch(BatchTasks::List(list()), true),
        &with(&["fail task:linux/pre_build.commands[0]"])
    ));
}

#[test]
fn a_matrix() {
    let axis = |name: &str, values: &[&str]| Axis {
        name: name.to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    let axes = vec![axis("image", &["standard:7.0", "standard:8.0"]), axis("NODE", &["20", "22"])];
    let plan = batch(BatchTasks::Matrix(MatrixPlan { place: None, axes, ignore_failure: false }), false);
    let timeline = timeline(&plan, &with(&["fail task:build2"]));
    let labels: Vec<&str> =
        timeline.lanes.iter().filter(|lane| lane.kind == "task").map(|lane| lane.name.as_str()).collect();
    assert_eq!(labels, ["build0", "build1", "build2", "build3"]);
    assert_eq!(timeline.step("task:build2").unwrap().1.label, "build2 image=standard:8.0 NODE=20");
    assert_eq!(timeline.outcome.why.as_deref(), Some("`build2` failed."));
}

#[test]
fn only_so_many_builds_run_at_once() {
    let plan = batch(BatchTasks::Fanout(FanoutPlan { place: None, parallelism: 4, ignore_failure: false }), false);
    let mut scenario = with(&[]);
    scenario.setup.batch.concurrent_builds = Some(2);
    let timeline = timeline(&plan, &scenario);
    let playback = crate::rehearsal::Playback::new(&timeline);
    for edge in playback.edges() {
        let running = timeline.steps.iter().enumerate().filter(|(index, step)| {
            let state = playback.state(crate::rehearsal::StepId(*index as u32), edge.at);
            step.label == "PROVISIONING" && state == StepState::InProgress
        });
        assert!(running.count() <= 2);
    }
    // The first two start at once, the others when those are done.
    let end = |name: &str| timeline.step(name).unwrap().1.end;
    assert!(timeline.step("task:build2/PROVISIONING").unwrap().1.start.unwrap() >= end("task:build0"));
    assert_eq!(timeline.outcome.word, "SUCCEEDED");
}

#[test]
fn the_queue_holds_five_times_the_limit() {
    let plan = batch(BatchTasks::Fanout(FanoutPlan { place: None, parallelism: 8, ignore_failure: false }), false);
    let mut scenario = with(&[]);
    scenario.setup.batch.concurrent_builds = Some(1);
    let timeline = timeline(&plan, &scenario);
    let status = |name: &str| timeline.step(name).unwrap().1.status;
    assert_eq!(
        [status("task:build5"), status("task:build6"), status("task:build7")],
        [Status::Succeeded, Status::Failed, Status::Failed]
    );
}

#[test]
fn too_many_builds_are_refused() {
    let plan = batch(BatchTasks::Fanout(FanoutPlan { place: None, parallelism: 200, ignore_failure: false }), false);
    insta::assert_snapshot!(told(&plan, &with(&[])));
}

#[test]
fn a_circle_is_refused() {
    let plan = batch(BatchTasks::Graph(vec![task("a", &["b"]), task("b", &["a"])]), false);
    let timeline = timeline(&plan, &with(&[]));
    assert_eq!(timeline.step("DOWNLOAD_BATCHSPEC").unwrap().1.status, Status::Failed);
}

#[test]
fn a_batch_can_be_stopped_or_time_out() {
    let mut scenario = with(&["time-out task:lint"]);
    scenario.setup.stop_after = Some(25);
    insta::assert_snapshot!(told(&graph(), &scenario));
    scenario.setup.stop_after = None;
    scenario.setup.batch.timeout = Some(30);
    assert_eq!(timeline(&graph(), &scenario).outcome.word, "TIMED_OUT");
}

#[test]
fn a_stop_while_artifacts_are_combined_stops_that() {
    let mut scenario = with(&[]);
    scenario.setup.stop_after = Some(216);
    let timeline = timeline(&graph(), &scenario);
    assert_eq!(timeline.step("COMBINE_ARTIFACTS").unwrap().1.status, Status::Stopped);
    assert_eq!(timeline.outcome.word, "STOPPED");
}

#[test]
fn a_build_in_a_batch_can_time_out_and_be_stopped() {
    let timeline = timeline(&graph(), &with(&["time-out task:lint", "stop task:linux"]));
    let word = |name: &str| timeline.step(name).unwrap().1.detail.clone().unwrap_or_default();
    assert_eq!([word("task:lint"), word("task:linux")], ["TIMED_OUT", "STOPPED"]);
    assert_eq!(timeline.outcome.word, "FAILED");
}

#[test]
fn another_buildspec_is_unknown_unless_it_is_at_hand() {
    let mut tasks = list();
    tasks[0].source = TaskSource::File("arm.yml".to_owned(), None);
    let other = BuildPlan {
        phases: [phase(&["make"], &[]), phase(&[], &[]), phase(&[], &[]), phase(&[], &[])],
        ..BuildPlan::default()
    };
    tasks[1].source = TaskSource::File("linux.yml".to_owned(), Some(Box::new(other)));
    let timeline = timeline(&batch(BatchTasks::List(tasks), false), &with(&[]));
    assert!(timeline.step("task:linux/BUILD").unwrap().1.assumed.as_ref().is_some_and(|why| why.contains("arm.yml")));
    assert!(timeline.step("task:arm/install.commands[0]").is_some());
}

#[test]
fn a_file_with_a_batch_can_be_started_as_one_build() {
    let mut scenario = with(&[]);
    scenario.setup.batch.on = false;
    assert_eq!(timeline(&graph(), &scenario).scene, "build");
}

#[test]
fn a_build_runs_in_the_image_that_the_batch_names() {
    let old = TaskPlan { image: Some("aws/codebuild/standard:5.0".to_owned()), ..task("old", &[]) };
    let mut plan = batch(BatchTasks::List(vec![old, task("new", &[])]), false);
    plan.runtimes.push(Runtime { language: "nodejs".to_owned(), version: "22".to_owned() });
    let timeline = timeline(&plan, &with(&[]));
    let status = |name: &str| timeline.step(name).unwrap().1.status;
    assert_eq!((status("task:old"), status("task:new")), (Status::Failed, Status::Succeeded));
}

#[test]
fn that_fast_fail_spares_an_ignored_failure_is_an_assumption() {
    let assumed = |fast_fail| {
        let may_fail = TaskPlan { ignore_failure: true, ..task("may", &[]) };
        let plan = batch(BatchTasks::List(vec![may_fail, task("must", &[])]), fast_fail);
        let timeline = timeline(&plan, &with(&["fail task:may"]));
        assert_eq!(timeline.outcome.word, "SUCCEEDED");
        timeline.step("task:may").unwrap().1.assumed.is_some()
    };
    assert!(assumed(true) && !assumed(false));
}
