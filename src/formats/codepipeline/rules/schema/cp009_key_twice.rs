//! CP009: a key that stands twice in one mapping, anywhere in the file.

use std::collections::HashMap;

use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::structure::edits::remove_entry;
use crate::rule;
use crate::syntax::{Document, Entry};

pub const RULE: Rule<PipelineFile> = rule!("CP009", "key-twice", Error, "cp009_key_twice.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    let document = &file.document;
    let template = file.form.is_template();
    // Aliases are not followed, so that every mapping is met once.
    let mut waiting: Vec<_> = document.root().into_iter().collect();
    while let Some(node) = waiting.pop() {
        if document.resolve(node) != node {
            continue;
        }
        waiting.extend(document.items(node).unwrap_or_default());
        let mut seen: HashMap<&str, Entry> = HashMap::new();
        for entry in document.entries(node).into_iter().flatten() {
            waiting.push(entry.value);
            let Some(name) = document.scalar(entry.key).filter(|name| *name != "<<") else { continue };
            let Some(first) = seen.insert(name, entry) else { continue };
            let found = findings.tell(document.span(entry.key), format!("`{name}` stands here a second time."));
            found.relate(document.span(first.key), "Here it stands first.");
            match template {
                true => found.help("One of the two is lost, and readers of templates refuse it. Make one of them."),
                false => found.graded(Severity::Warning).help(
                    "The AWS CLI keeps the last one, and the one before is lost without a word. Make one of them.",
                ),
            };
            if written(document, first) == written(document, entry)
                && let Some(edit) = remove_entry(document, node, entry.key)
            {
                found.fix(Fix::safe("Take the second out, which says the same", vec![edit]));
            }
        }
    }
}

fn written(document: &Document, entry: Entry) -> &str {
    document.span(entry.key).join(document.span(entry.value)).text(document.source())
}
