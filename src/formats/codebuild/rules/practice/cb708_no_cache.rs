//! CB708: dependencies are fetched anew by every build.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::facts::tools::installs_dependencies;
use crate::formats::codebuild::file::{BuildspecFile, Command};
use crate::rule;
use crate::shell::Simple;

pub const RULE: Rule<BuildspecFile> = rule!("CB708", "no-cache", Hint, "cb708_no_cache.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec() else { return };
    if !spec.cache.is_absent() || file.has_batch() || !file.is_whole() {
        return;
    }
    let Some((command, simple)) = file.programs().find(|(_, simple)| installs_dependencies(simple)) else { return };
    let words: Vec<&str> = simple.program().iter().take(2).map(|word| word.text.as_str()).collect();
    let found = findings.tell(
        file.place(command, &simple.range),
        format!("`{}` downloads everything each time. Add a cache.", words.join(" ")),
    );
    found.help("Without `cache` every build starts empty. Keep the tool's own cache in a folder of the source and name that folder under `cache.paths`.");
    if let Some(edits) = keep_in_source(file, command, simple) {
        found.fix(Fix::needs_a_look("Cache the downloads in a folder of the source", edits));
    }
}

/// For npm: its cache as a folder of the source, and that folder as the build's cache.
fn keep_in_source(file: &BuildspecFile, command: &Command, simple: &Simple) -> Option<Vec<Edit>> {
    if !simple.runs("npm", &["ci"]) {
        return None;
    }
    let word = simple.arguments().iter().find(|word| word.text == "ci")?;
    let install = file.edit(command, &word.range, "ci --cache .npm")?;
    let source = file.document.source();
    // Only a file in block style can simply go on at its end.
    let root = file.document.root()?;
    if source.get(file.document.span(root).start as usize..)?.starts_with('{') {
        return None;
    }
    let line_end = if source.ends_with('\n') { "" } else { "\n" };
    let cache = format!("{line_end}cache:\n  paths:\n    - '.npm/**/*'\n");
    Some(vec![install, Edit::insert(source.len() as u32, cache)])
}
