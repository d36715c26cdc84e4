//! CB603: two tasks have the same identifier.

use std::collections::HashMap;

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::tasks;
use crate::rule;
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB603", "repeated-identifier", Error, "cb603_repeated_identifier.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for identifier in tasks(file).iter().filter_map(|task| task.identifier.known()) {
        let text = identifier.value.as_str();
        let Some(first) = seen.get(text) else {
            seen.insert(text, identifier.span);
            continue;
        };
        if text.contains(['$', '{']) {
            continue;
        }
        findings
            .tell(identifier.span, format!("`{text}` is the identifier of another task, too."))
            .help("CodeBuild refuses the batch: each task needs an identifier of its own.")
            .relate(*first, "This is the other.");
    }
}
