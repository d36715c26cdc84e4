//! CB604: a task waits for one that there is not.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::{Task, graph};
use crate::rule;
use crate::schema::nearest;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB604", "unknown-dependency", Error, "cb604_unknown_dependency.md", check);

/// Among more tasks than this, which no one writes by hand, a misspelt name is not looked for.
const MANY: usize = 1000;

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let (tasks, names) = graph(file);
    // A name that is filled in later, or could not be read, may be the one that is looked for.
    let is_open = |task: &Task<'_>| task.name().is_none_or(|name| name.contains(['$', '{']));
    if !file.is_whole() || tasks.iter().any(is_open) {
        return;
    }
    for wanted in tasks.iter().flat_map(Task::dependencies) {
        let text = wanted.value.as_str();
        if names.contains_key(text) || text.contains(['$', '{']) {
            continue;
        }
        let found = findings.tell(wanted.span, format!("No task of this graph is named `{text}`."));
        found.help("CodeBuild refuses the batch: `depend-on` names identifiers of tasks in the same graph.");
        if names.len() > MANY {
            continue;
        }
        if let Some(near) = nearest(text, names.keys().copied()) {
            found.help(format!("CodeBuild refuses the batch. `{near}` was probably meant."));
            found.fix(Fix::safe(format!("Write `{near}`"), vec![rename(&file.document, wanted.node, near)]));
        }
    }
}
