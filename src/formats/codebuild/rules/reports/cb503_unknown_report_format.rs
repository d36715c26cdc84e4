//! CB503: a report format that CodeBuild does not know.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::Report;
use crate::rule;
use crate::schema::{MisfitKind, Word};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB503", "unknown-report-format", Error, "cb503_unknown_report_format.md", check);

/// What people write for the formats.
const MEANT: &[(&str, &str)] = &[
    ("JUNIT", "JUNITXML"),
    ("SUREFIRE", "JUNITXML"),
    ("PYTEST", "JUNITXML"),
    ("JEST", "JUNITXML"),
    ("CUCUMBER", "CUCUMBERJSON"),
    ("NUNIT", "NUNITXML"),
    ("NUNIT3", "NUNIT3XML"),
    ("TESTNG", "TESTNGXML"),
    ("TRX", "VISUALSTUDIOTRX"),
    ("VSTEST", "VISUALSTUDIOTRX"),
    ("VISUALSTUDIO", "VISUALSTUDIOTRX"),
    ("CLOVER", "CLOVERXML"),
    ("COBERTURA", "COBERTURAXML"),
    ("JACOCO", "JACOCOXML"),
    ("SIMPLECOVJSON", "SIMPLECOV"),
];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(Report::SHAPE, "file-format")) {
        let MisfitKind::NotAWord { words, text, near, node } = &misfit.kind else { continue };
        let found = findings.tell(misfit.span, format!("`{text}` is no format that CodeBuild reads."));
        found.assume("AWS does not say whether the build fails or only the report is missing.");
        if text.contains('$') {
            found.help(format!("Variables are not replaced here. Write one of {}.", listed(words)));
            continue;
        }
        let upper: String =
            text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        let by_name = MEANT.iter().find(|(name, _)| *name == upper).map(|(_, format)| *format);
        match by_name.or(near.map(|near| near.text)) {
            Some(meant) => {
                found.help(format!("Write `{meant}`."));
                found.fix(Fix::safe(format!("Write `{meant}`"), vec![rename(&file.document, *node, meant)]));
            }
            None => {
                found.help(format!("It reads {}. Let the test tool write one of them.", listed(words)));
            }
        }
    }
}

fn listed(words: &[Word]) -> String {
    words.iter().map(|word| format!("`{}`", word.text)).collect::<Vec<_>>().join(", ")
}
