//! CB504: more report groups than a project can have.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB504", "too-many-report-groups", Warning, "cb504_too_many_report_groups.md", check);

/// How many groups one project can have.
const MOST: usize = 5;

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(reports) = file.spec().and_then(|spec| spec.reports.value()) else { return };
    let Some((sixth, _)) = reports.entries.get(MOST) else { return };
    findings
        .tell(
            sixth.span,
            format!("There are {} report groups; `{}` is the first too many.", reports.entries.len(), sixth.text),
        )
        .help("A project can have five. Put results of the same format into one group.");
}
