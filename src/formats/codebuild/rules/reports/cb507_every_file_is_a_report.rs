//! CB507: every file of the source is read as a report.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::patterns::takes_everything;
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB507", "every-file-is-a-report", Hint, "cb507_every_file_is_a_report.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(reports) = file.spec().and_then(|spec| spec.reports.value()) else { return };
    for (_, report) in reports.known() {
        let base = &report.value.base_directory;
        // Below a folder of results the pattern is what AWS's own examples use.
        if !base.is_nothing() && base.value().is_none_or(|base| base != ".") {
            continue;
        }
        let files = report.value.files.value().into_iter().flat_map(|files| files.known());
        for pattern in files.filter(|pattern| takes_everything(&pattern.value)) {
            findings
                .tell(pattern.span, format!("`{}` takes every file of the source for a report.", pattern.value))
                .help(
                    "CodeBuild reads each of them as test results. Name the result files, or set `base-directory` \
                    to the folder in which they lie.",
                );
        }
    }
}
