//! CB104: nothing stands in the file.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> = rule!("CB104", "empty-file", Error, "cb104_empty_file.md", check);

/// The least that runs.
const LEAST: &str = "version: 0.2\n\nphases:\n  build:\n    commands:\n      - echo hello\n";

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let document = &file.document;
    let root = document.root();
    if !file.is_whole() || root.is_some_and(|root| !document.is_null(root)) {
        return;
    }
    let place = root.map_or(Span::at(0), |root| document.span(root));
    let found = findings.tell(place, "The file is empty.");
    found.help(
        "CodeBuild refuses it in DOWNLOAD_SOURCE: `YAML_FILE_ERROR`, `wrong number of container tags, \
        expected 1`. Write at least a version and a phase.",
    );
    if root.is_none() {
        let source = document.source();
        let line_end = if source.is_empty() || source.ends_with('\n') { "" } else { "\n" };
        let edit = Edit::insert(source.len() as u32, format!("{line_end}{LEAST}"));
        found.fix(Fix::needs_a_look("Write the least that runs", vec![edit]));
    }
}
