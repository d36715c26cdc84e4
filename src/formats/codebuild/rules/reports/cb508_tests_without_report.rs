//! CB508: tests run, and nothing reports them.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::tools::runs_tests;
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::Buildspec;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB508", "tests-without-report", Hint, "cb508_tests_without_report.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec().filter(|spec| file.is_whole() && spec.reports.is_absent()) else { return };
    // A spelling of `reports` that is told elsewhere is not missing.
    let respelt =
        file.unknown_keys(&[Buildspec::SHAPE]).any(|key| key.near.is_some_and(|near| near.name == "reports"));
    if respelt || spec.phases.is_nothing() {
        return;
    }
    let Some((command, simple)) = file.programs().find(|(_, simple)| runs_tests(simple)) else { return };
    findings.tell(file.place(command, &simple.range), "These tests appear in no report.").help(
        "With `reports`, CodeBuild shows which tests failed and how they fared over time. Let the tool write \
            JUnit XML and name its files there.",
    );
}
