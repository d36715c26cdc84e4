//! `run`: a timeline for people and for programs, and what can be let fail.

use serde_json::{Value, json};

use crate::program::{Answer, Folder, rehearsal};

const BUILD: &str = "version: 0.2
phases:
  pre_build:
    commands:
      - make deps
      - make lint
  build:
    on-failure: RETRY-1
    commands:
      - make
    finally:
      - make clean
";

const BATCH: &str = "version: 0.2
batch:
  build-graph:
    - identifier: linux
    - identifier: publish
      depend-on: [linux]
phases:
  build:
    commands:
      - make
";

fn run(text: &str, arguments: &[&str]) -> Answer {
    let folder = Folder::with("buildspec.yml", text);
    folder.rehearsal(&[&["run", "buildspec.yml"], arguments].concat())
}

fn timeline(text: &str, arguments: &[&str]) -> Value {
    let answer = run(text, &[&["--format", "json"], arguments].concat());
    assert_eq!(answer.code, 0, "{}", answer.complaint);
    answer.json()
}

/// The states of the step at an address, attempt by attempt.
fn states(timeline: &Value, address: &str) -> Vec<String> {
    let steps = timeline["steps"].as_array().expect("a list").iter().filter(|step| step["address"] == address);
    steps.map(|step| step["status"].as_str().expect("text").to_owned()).collect()
}

#[test]
fn a_build_that_nothing_disturbs_succeeds() {
    let answer = run(BUILD, &[]);
    assert_eq!(answer.code, 0);
    assert!(answer.text().contains("make deps") && answer.text().contains("SUCCEEDED"), "{}", answer.text());
    let timeline = timeline(BUILD, &[]);
    assert_eq!((&timeline["scene"], &timeline["outcome"]["word"]), (&json!("build"), &json!("SUCCEEDED")));
}

#[test]
fn a_phase_fails() {
    let timeline = timeline(BUILD, &["--fail", "PRE_BUILD"]);
    assert_eq!(timeline["outcome"]["word"], "FAILED");
    assert_eq!(states(&timeline, "PRE_BUILD"), ["failed"]);
    assert!(run(BUILD, &["--fail", "PRE_BUILD"]).text().contains("FAILED"));
}

#[test]
fn a_command_fails_and_the_rest_does_not_run() {
    let timeline = timeline(BUILD, &["--fail", "pre_build.commands[1]"]);
    assert_eq!(states(&timeline, "pre_build.commands[0]"), ["succeeded"]);
    assert_eq!(states(&timeline, "pre_build.commands[1]"), ["failed"]);
    assert_eq!(states(&timeline, "build.commands[0]"), ["skipped"]);
}

#[test]
fn a_finally_command_fails() {
    let timeline = timeline(BUILD, &["--fail", "build.finally[0]"]);
    assert_eq!(states(&timeline, "build.commands[0]").first().map(String::as_str), Some("succeeded"));
    assert!(states(&timeline, "build.finally[0]").iter().all(|state| state == "failed"));
}

#[test]
fn only_one_attempt_fails() {
    let first = timeline(BUILD, &["--fail", "build.commands[0]:1"]);
    assert_eq!(states(&first, "build.commands[0]"), ["failed", "succeeded"]);
    assert_eq!(first["outcome"]["word"], "SUCCEEDED");
    let both = timeline(BUILD, &["--fail", "build.commands[0]:1", "--fail", "build.commands[0]:2"]);
    assert_eq!(states(&both, "build.commands[0]"), ["failed", "failed"]);
    assert_eq!(both["outcome"]["word"], "FAILED");
}

#[test]
fn a_task_of_a_batch_fails() {
    let timeline = timeline(BATCH, &["--fail", "task:linux"]);
    assert_eq!(timeline["scene"], "batch");
    assert_eq!(states(&timeline, "task:linux"), ["failed"]);
    assert_eq!(timeline["outcome"]["word"], "FAILED");
}

#[test]
fn a_task_may_be_called_by_a_number() {
    let batch = BATCH.replace("linux", "1");
    assert_eq!(states(&timeline(&batch, &["--fail", "task:1"]), "task:1"), ["failed"]);
}

#[test]
fn an_unknown_step_ends_with_2_and_the_known_ones() {
    let answer = run(BUILD, &["--fail", "pre_build.commands[7]"]);
    assert_eq!((answer.code, answer.text()), (2, ""));
    assert!(answer.complaint.contains("`pre_build.commands[7]`"), "{}", answer.complaint);
    assert!(answer.complaint.contains("pre_build.commands[1]"), "{}", answer.complaint);
    assert_eq!(run(BUILD, &["--fail", "pre_build.commands[7]:2"]).code, 2);
}

#[test]
fn a_scenario_is_followed() {
    let folder = Folder::with("buildspec.yml", BUILD);
    let scenario = json!({
        "faults": [{ "step": "pre_build.commands[0]", "kind": "fail", "exit": 7 }],
        "durations": { "pre_build.commands[0]": 90_000 },
        "setup": { "project": "shop" },
    });
    folder.write("scenario.json", scenario.to_string());
    let answer = folder.rehearsal(&["run", "buildspec.yml", "--scenario", "scenario.json", "--format", "json"]);
    let timeline = answer.json();
    assert_eq!(timeline["title"], "Build of shop");
    assert_eq!(states(&timeline, "pre_build.commands[0]"), ["failed"]);
    let steps = timeline["steps"].as_array().expect("a list");
    let step = steps.iter().find(|step| step["address"] == "pre_build.commands[0]").expect("the step");
    let time = |name: &str| step[name].as_u64().unwrap_or_else(|| panic!("{step}"));
    assert_eq!(time("end") - time("start"), 90_000);
    assert!(answer.text().contains("exit status 7"));
}

#[test]
fn the_same_twice_is_the_same() {
    let twice = || run(BUILD, &["--fail", "build.commands[0]:1", "--format", "json"]).bytes;
    assert_eq!(twice(), twice());
}

#[test]
fn what_cannot_be_used_ends_with_2() {
    let folder = Folder::with("buildspec.yml", BUILD);
    folder.write("broken.json", "{");
    folder.write("foreign.json", r#"{ "setup": { "compute": "steam" } }"#);
    folder.write("latin.yml", b"# caf\xe9\n");
    for arguments in [
        &["run", "missing.yml"][..],
        &["run", "latin.yml"],
        &["run", "buildspec.yml", "--scenario", "missing.json"],
        &["run", "buildspec.yml", "--scenario", "broken.json"],
        &["run", "buildspec.yml", "--scenario", "foreign.json"],
    ] {
        let answer = folder.rehearsal(arguments);
        assert_eq!((answer.code, answer.text()), (2, ""), "{arguments:?}");
        assert!(answer.complaint.contains(arguments[arguments.len() - 1]), "{}", answer.complaint);
    }
}

#[test]
fn a_file_that_would_be_refused_is_rehearsed_as_the_service_does_it() {
    let answer = rehearsal(&["run", "tests/fixtures/codebuild/command-became-a-mapping.yml"]);
    assert_eq!(answer.code, 0);
    assert!(answer.text().contains("YAML_FILE_ERROR"), "{}", answer.text());
}
