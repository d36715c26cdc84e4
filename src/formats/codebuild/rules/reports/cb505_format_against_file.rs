//! CB505: result files whose names speak of another format than the one given.

use crate::diagnostics::{Diagnostic, Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::ReportFormat;
use crate::rule;
use crate::schema::{Field, Placed};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB505", "format-against-file", Warning, "cb505_format_against_file.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(reports) = file.spec().and_then(|spec| spec.reports.value()) else { return };
    for (_, report) in reports.known() {
        let format = match &report.value.file_format {
            Field::Absent | Field::Null(_) => None,
            Field::Known(format) => Some(format),
            Field::Opaque(_) => continue,
        };
        let files = report.value.files.value().into_iter().flat_map(|files| files.known());
        for pattern in files {
            let Some(speaks_of) = other_format(&pattern.value, format.map_or(ReportFormat::JunitXml, |f| f.value))
            else {
                continue;
            };
            tell(findings, pattern, speaks_of, format);
        }
    }
}

fn tell<'f>(
    findings: &'f mut Findings,
    pattern: &Placed<String>,
    speaks_of: &str,
    format: Option<&Placed<ReportFormat>>,
) -> &'f mut Diagnostic {
    let message = match format {
        Some(_) => format!("`{}` looks like {speaks_of}, not like the format given.", pattern.value),
        None => format!("`{}` looks like {speaks_of}, but the format, not being given, is JUNITXML.", pattern.value),
    };
    let found = findings.tell(pattern.span, message);
    found.help(
        "CodeBuild reads every file in the format that is given, and fails on others. Set `file-format` to \
        what the tool writes.",
    );
    if let Some(format) = format {
        found.relate(format.span, "This is the format given");
    }
    found
}

/// What a file's name speaks of, where that is not the format.
fn other_format(pattern: &str, format: ReportFormat) -> Option<&'static str> {
    let lower = pattern.to_ascii_lowercase();
    let extension = lower.rsplit('/').next()?.rsplit_once('.').map_or("", |(_, extension)| extension);
    let holds = |word: &str| lower.contains(word);
    match extension {
        "trx" if format != ReportFormat::VisualStudioTrx => Some("results of Visual Studio"),
        "json" if !format.is_json() => Some("JSON"),
        "xml" if format.is_json() => Some("XML"),
        // A pattern without an extension, such as `coverage/*`, may name results as well as coverage.
        "xml" | "json" if !format.is_coverage() => {
            ["clover", "cobertura", "jacoco"].iter().any(|word| holds(word)).then_some("code coverage").or_else(
                || {
                    let name = lower.rsplit('/').next().unwrap_or_default();
                    name.starts_with("coverage").then_some("code coverage")
                },
            )
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_by_clear_names_only() {
        let other = |pattern, format| other_format(pattern, format).is_some();
        assert!(other("build/coverage.xml", ReportFormat::JunitXml));
        assert!(other("target/site/jacoco/jacoco.xml", ReportFormat::JunitXml));
        assert!(other("**/*.trx", ReportFormat::JunitXml) && !other("**/*.trx", ReportFormat::VisualStudioTrx));
        assert!(other("report.json", ReportFormat::NunitXml) && !other("report.json", ReportFormat::CucumberJson));
        assert!(!other("coverage/junit.xml", ReportFormat::JunitXml));
        assert!(!other("coverage/*", ReportFormat::JunitXml));
        assert!(!other("coverage.xml", ReportFormat::CoberturaXml));
    }
}
