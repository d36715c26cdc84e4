//! CB311: a count or a pattern of `RETRY` that is no good.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::on_failure::{OnFailure, OnFailureError};
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB311", "bad-retry", Error, "cb311_bad_retry.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for phase in file.phases() {
        let Some(word) = phase.on_failure.known() else { continue };
        match OnFailure::parse(&word.value) {
            Err(OnFailureError::Count(count)) => {
                findings
                    .tell(word.span, format!("`{count}` is too often: a build is tried again at most 100 times."))
                    .help("Write a count from 0 to 100, or `RETRY` alone for up to 3 times.");
            }
            Err(OnFailureError::Pattern(error)) if !word.value.contains('$') => {
                findings
                    .tell(word.span, format!("The pattern in `{}` does not read: {error}.", word.value))
                    .graded(Severity::Warning)
                    .help(
                        "CodeBuild compares it with the error message, so it would never match. Repair the \
                        pattern, or leave it out to retry after any error.",
                    )
                    .assume(
                        "AWS does not say which syntax its patterns have; they were read as most tools read them.",
                    );
            }
            _ => {}
        }
    }
}
