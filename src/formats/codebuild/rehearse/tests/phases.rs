//! The rows of the phase machine.

use super::{timeline, told, web, web_with, with};
use crate::formats::codebuild::rehearse::plan::{Refusal, RefusalPoint, Runtime};
use crate::formats::codebuild::scenario::{Compute, ContinueEnds, ProvisioningFailure, Source, SourceFailure};
use crate::rehearsal::Telling;

#[test]
fn nothing_fails() {
    let telling = Telling { narration: true, log: true, inputs: true };
    insta::assert_snapshot!(timeline(&web(), &with(&[])).to_text(telling));
}

#[test]
fn queued_fails() {
    insta::assert_snapshot!(told(&web(), &with(&["fail QUEUED"])));
}

#[test]
fn queued_times_out() {
    insta::assert_snapshot!(told(&web(), &with(&["time-out QUEUED"])));
}

#[test]
fn provisioning_fails() {
    let mut scenario = with(&["fail PROVISIONING"]);
    insta::assert_snapshot!("provisioning_cannot_pull", told(&web(), &scenario));
    scenario.setup.ways.provisioning = ProvisioningFailure::DeadContainer;
    insta::assert_snapshot!("provisioning_finds_container_dead", told(&web(), &scenario));
}

#[test]
fn download_source_fails() {
    insta::assert_snapshot!(told(&web(), &with(&["fail DOWNLOAD_SOURCE"])));
}

#[test]
fn download_source_fails_in_each_way() {
    let mut plan = web();
    plan.runtimes.push(Runtime { language: "nodejs".to_owned(), version: "99".to_owned() });
    let mut scenario = with(&["fail DOWNLOAD_SOURCE"]);
    let mut codes = String::new();
    for way in [
        SourceFailure::Clone,
        SourceFailure::MissingFile,
        SourceFailure::MissingParameter,
        SourceFailure::ParameterDenied,
        // The file names no secret, so that this one cannot happen.
        SourceFailure::SecretDenied,
        SourceFailure::UnknownRuntime,
    ] {
        scenario.setup.ways.source = way;
        let timeline = timeline(&plan, &scenario);
        let line = timeline.log.iter().rfind(|line| line.bad).unwrap();
        codes.push_str(&format!("{way:?}: {}\n", line.text));
    }
    insta::assert_snapshot!(codes);
}

#[test]
fn the_file_is_refused() {
    let mut plan = web();
    plan.refusals.push(Refusal {
        point: RefusalPoint::Reading,
        code: "YAML_FILE_ERROR".to_owned(),
        message: "Expected Commands[0] to be of string type".to_owned(),
        place: None,
        assumed: None,
    });
    let telling = Telling { narration: true, log: true, inputs: false };
    insta::assert_snapshot!(timeline(&plan, &with(&[])).to_text(telling));
}

#[test]
fn a_secret_is_refused() {
    let mut plan = web();
    plan.refusals.push(Refusal {
        point: RefusalPoint::Decrypting,
        code: "Secrets Manager Error".to_owned(),
        message: "Invalid name".to_owned(),
        place: None,
        assumed: Some("The wording is our own.".to_owned()),
    });
    insta::assert_snapshot!(told(&plan, &with(&[])));
}

#[test]
fn install_fails() {
    insta::assert_snapshot!(told(&web(), &with(&["fail install.commands[0]"])));
}

#[test]
fn pre_build_fails() {
    let telling = Telling { narration: true, log: true, inputs: false };
    insta::assert_snapshot!(timeline(&web(), &with(&["fail pre_build.commands[1]"])).to_text(telling));
}

#[test]
fn build_fails() {
    insta::assert_snapshot!(told(&web(), &with(&["fail BUILD"])));
}

#[test]
fn post_build_fails() {
    insta::assert_snapshot!(told(&web(), &with(&["fail post_build.commands[0]"])));
}

#[test]
fn upload_artifacts_fails() {
    insta::assert_snapshot!(told(&web(), &with(&["fail UPLOAD_ARTIFACTS"])));
}

#[test]
fn a_finally_command_fails() {
    let mut plan = web();
    plan.phases[1].finally.extend(super::list(&["./ci/after.sh"]));
    insta::assert_snapshot!(told(&plan, &with(&["fail pre_build.finally[0]"])));
}

#[test]
fn abort_in_build() {
    insta::assert_snapshot!(told(&web_with(2, "ABORT"), &with(&["fail BUILD"])));
}

#[test]
fn abort_in_pre_build_is_as_without_it() {
    let faults = with(&["fail pre_build.commands[1]"]);
    assert_eq!(timeline(&web_with(1, "ABORT"), &faults), timeline(&web(), &faults));
}

#[test]
fn continue_in_install() {
    insta::assert_snapshot!(told(&web_with(0, "CONTINUE"), &with(&["fail INSTALL"])));
}

#[test]
fn continue_in_pre_build() {
    let mut scenario = with(&["fail pre_build.commands[1]"]);
    insta::assert_snapshot!("continue_in_pre_build_ends_failed", told(&web_with(1, "CONTINUE"), &scenario));
    scenario.setup.continue_ends = ContinueEnds::Succeeded;
    let outcome = timeline(&web_with(1, "CONTINUE"), &scenario).outcome;
    assert_eq!(outcome.word, "SUCCEEDED");
    assert!(outcome.assumed.is_some());
}

#[test]
fn continue_in_build_goes_the_same_way() {
    let faults = with(&["fail BUILD"]);
    let steps = |timeline: crate::rehearsal::Timeline| -> Vec<_> {
        timeline.steps.into_iter().map(|step| (step.address, step.start, step.end, step.status)).collect()
    };
    assert_eq!(steps(timeline(&web_with(2, "CONTINUE"), &faults)), steps(timeline(&web(), &faults)));
}

#[test]
fn continue_does_not_forgive_what_fails_later() {
    let mut scenario = with(&["fail INSTALL", "fail BUILD"]);
    scenario.setup.continue_ends = ContinueEnds::Succeeded;
    let outcome = timeline(&web_with(0, "CONTINUE"), &scenario).outcome;
    assert_eq!((outcome.word.as_str(), outcome.assumed), ("FAILED", None));
    assert!(outcome.why.is_some_and(|why| why.starts_with("BUILD failed")));
}

#[test]
fn retry_that_helps() {
    insta::assert_snapshot!(told(&web_with(1, "RETRY-1"), &with(&["fail pre_build.commands[1]:1"])));
}

#[test]
fn retries_are_counted() {
    let attempts = |on_failure: &str| {
        let timeline = timeline(&web_with(1, on_failure), &with(&["fail pre_build.commands[1]"]));
        assert_eq!(timeline.outcome.word, "FAILED");
        timeline.step("PRE_BUILD").unwrap().1.attempt
    };
    assert_eq!(attempts("RETRY"), 4);
    assert_eq!(attempts("RETRY-0"), 1);
    assert_eq!(attempts("RETRY-2"), 3);
    assert_eq!(attempts("RETRY-2-exit status 1"), 3);
    assert_eq!(attempts("RETRY-2-exit status 7"), 1);
    assert_eq!(attempts("RETRY-.*npm (test|ci).*"), 4);
}

#[test]
fn on_failure_counts_on_ec2_only() {
    let mut scenario = with(&["fail BUILD"]);
    scenario.setup.compute = Compute::Lambda;
    let timeline = timeline(&web_with(2, "ABORT"), &scenario);
    assert!(timeline.step("POST_BUILD").unwrap().1.start.is_some());
    assert!(timeline.step("BUILD").unwrap().1.assumed.is_some());
}

#[test]
fn the_build_times_out() {
    insta::assert_snapshot!(told(&web(), &with(&["time-out build.commands[0]"])));
}

#[test]
fn a_slow_command_times_out_by_itself() {
    let mut scenario = with(&[]);
    scenario.setup.build_timeout = 5;
    scenario.durations.0.insert("docker build".to_owned(), 10 * 60_000);
    let outcome = timeline(&web(), &scenario).outcome;
    assert_eq!((outcome.word.as_str(), outcome.at.to_string().as_str()), ("TIMED_OUT", "5:01"));
}

#[test]
fn someone_stops_a_command() {
    insta::assert_snapshot!(told(&web(), &with(&["stop pre_build.commands[1]"])));
}

#[test]
fn someone_stops_the_build_at_an_instant() {
    let mut scenario = with(&[]);
    scenario.setup.stop_after = Some(20);
    let before = timeline(&web(), &scenario);
    assert_eq!((before.outcome.word.as_str(), before.outcome.at.0), ("STOPPED", 20_000));
    // After its end, the status that it has stands.
    scenario.setup.stop_after = Some(100_000);
    assert_eq!(timeline(&web(), &scenario).outcome.word, "SUCCEEDED");
}

#[test]
fn a_stop_wins_over_a_deadline_at_the_same_instant() {
    let mut scenario = with(&["time-out BUILD"]);
    scenario.setup.build_timeout = 5;
    scenario.setup.stop_after = Some(301);
    assert_eq!(timeline(&web(), &scenario).outcome.word, "STOPPED");
}

#[test]
fn each_source_is_told() {
    let mut scenario = with(&[]);
    let mut told = String::new();
    for source in [Source::Git, Source::S3, Source::CodePipeline, Source::None] {
        scenario.setup.source = source;
        let timeline = timeline(&web(), &scenario);
        let sentence = timeline.narration.iter().find(|sentence| sentence.text.starts_with("DOWNLOAD_SOURCE"));
        told.push_str(&format!("{}\n", sentence.unwrap().text));
    }
    insta::assert_snapshot!(told);
}

/// The last bad line of the log of a build in that image.
fn complaint(image: &str, runtimes: &[(&str, &str)]) -> Option<String> {
    let mut plan = web();
    plan.runtimes = runtimes
        .iter()
        .map(|(language, version)| Runtime { language: (*language).to_owned(), version: (*version).to_owned() })
        .collect();
    let mut scenario = with(&[]);
    scenario.setup.image = image.to_owned();
    timeline(&plan, &scenario).log.iter().rfind(|line| line.bad).map(|line| line.text.clone())
}

#[test]
fn the_image_refuses_versions_that_it_neither_holds_nor_downloads() {
    let standard = "aws/codebuild/standard:7.0";
    assert_eq!(
        complaint(standard, &[("nodejs", "22"), ("java", "17")]).as_deref(),
        Some(
            "Phase context status code: YAML_FILE_ERROR Message: Unknown runtime version named '17' of java. This \
            build image has the following versions: corretto8, corretto11, corretto17, corretto21, corretto25"
        )
    );
    assert_eq!(
        complaint(standard, &[("docker", "18")]).as_deref(),
        Some("Phase context status code: YAML_FILE_ERROR Message: Unknown runtime version named '18' of docker.")
    );
    assert!(complaint("aws/codebuild/standard:5.0", &[("nodejs", "18")]).is_some());
    for (image, language, version) in [
        (standard, "python", "3.x"),
        (standard, "nodejs", "14.18.1"),
        (standard, "ruby", "$RUBY"),
        (standard, "go", "1"),
        ("example/own:1", "java", "17"),
    ] {
        assert_eq!(complaint(image, &[(language, version)]), None, "{image} {language} {version}");
    }
}

#[test]
fn the_image_of_2019_needs_a_runtime() {
    assert_eq!(
        complaint("aws/codebuild/standard:2.0", &[]).as_deref(),
        Some(
            "Phase context status code: YAML_FILE_ERROR Message: This build image requires selecting at least one \
            runtime version"
        )
    );
    assert_eq!(complaint("aws/codebuild/standard:7.0", &[]), None);
}
