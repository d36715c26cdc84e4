//! CB502: a report that names no result files.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::schema::Field;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB502", "report-without-files", Error, "cb502_report_without_files.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(reports) = file.spec().and_then(|spec| spec.reports.value()).filter(|_| file.is_whole()) else { return };
    for (name, report) in &reports.entries {
        let (place, what) = match report {
            Field::Null(_) => (name.span, "is empty"),
            Field::Known(report) => match &report.value.files {
                Field::Absent => (name.span, "has no `files`"),
                Field::Null(files) => (files.key, "has empty `files`"),
                Field::Known(files) if files.value.items.is_empty() => (files.key, "has empty `files`"),
                Field::Known(_) | Field::Opaque(_) => continue,
            },
            Field::Absent | Field::Opaque(_) => continue,
        };
        findings.tell(place, format!("The report `{}` {what}.", name.text)).help(
            "CodeBuild needs to know which files to read. Write, for instance, `files:` and below it `- \
                build/test-results/*.xml`.",
        );
    }
}
