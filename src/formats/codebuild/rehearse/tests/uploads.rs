//! What a build leaves behind.

use super::{timeline, web, with};
use crate::formats::codebuild::rehearse::plan::{BuildPlan, Origin, Refusal, RefusalPoint, Variable};
use crate::formats::codebuild::scenario::{Artifacts, CacheStore, ReportFailure, Setup, UploadFailure};
use crate::rehearsal::Scenario;
use crate::syntax::Span;

/// What becomes of everything, and how the build ends.
fn left(plan: &BuildPlan, scenario: &Scenario<Setup>) -> String {
    let timeline = timeline(plan, scenario);
    let message = timeline.log.iter().rfind(|line| line.bad).map_or("", |line| line.text.as_str());
    let text = timeline.to_text(Default::default());
    let results = text.lines().skip_while(|line| line.starts_with(|c: char| c.is_ascii_digit() || c == 'B'));
    format!("{}\n{message}", results.collect::<Vec<_>>().join("\n"))
}

#[test]
fn in_each_way() {
    let mut told = String::new();
    let mut show = |name: &str, faults: &[&str], change: &dyn Fn(&mut Setup)| {
        let mut scenario = with(faults);
        change(&mut scenario.setup);
        told.push_str(&format!("--- {name}\n{}\n", left(&web(), &scenario)));
    };
    show("all is well", &[], &|_| {});
    show("no file matches", &["fail UPLOAD_ARTIFACTS"], &|_| {});
    show("no base directory", &["fail UPLOAD_ARTIFACTS"], &|setup| {
        setup.ways.upload = UploadFailure::NoBaseDirectory
    });
    show("another Region", &["fail UPLOAD_ARTIFACTS"], &|setup| setup.ways.upload = UploadFailure::OtherRegion);
    show("a report is missing", &["fail report:unit"], &|_| {});
    show("a report has another format", &["fail report:unit"], &|setup| {
        setup.ways.report = ReportFailure::OtherFormat
    });
    show("BUILD fails", &["fail BUILD"], &|_| {});
    show("BUILD fails in a pipeline", &["fail BUILD"], &|setup| setup.artifacts = Artifacts::CodePipeline);
    show("PRE_BUILD fails", &["fail PRE_BUILD"], &|_| {});
    show("the project keeps nothing", &[], &|setup| {
        setup.artifacts = Artifacts::None;
        setup.cache = CacheStore::None;
    });
    show("a local cache", &[], &|setup| setup.cache = CacheStore::Local);
    insta::assert_snapshot!(told);
}

#[test]
fn a_report_that_is_refused_fails_the_upload() {
    let mut plan = web();
    plan.reports[0].place = Some(Span::new(10, 50));
    plan.refusals.push(Refusal {
        point: RefusalPoint::Uploading,
        code: "CLIENT_ERROR".to_owned(),
        message: "file-format JUnit".to_owned(),
        place: Some(Span::new(20, 25)),
        assumed: Some("AWS does not say what it does with an unknown format.".to_owned()),
    });
    insta::assert_snapshot!(left(&plan, &with(&[])));
}

#[test]
fn an_exported_variable_has_the_value_of_env() {
    let mut plan = web();
    let variable =
        |name: &str, origin| Variable { name: name.to_owned(), value: "1".to_owned(), origin, place: None };
    plan.variables.push(variable("IMAGE_TAG", Origin::Plain));
    let kept = |plan: &BuildPlan| {
        let timeline = timeline(plan, &with(&["fail INSTALL"]));
        timeline.results.iter().find(|product| product.kind == "variable").unwrap().kept
    };
    assert!(kept(&plan));
    plan.variables = vec![variable("IMAGE_TAG", Origin::SecretsManager)];
    assert!(!kept(&plan));
}
