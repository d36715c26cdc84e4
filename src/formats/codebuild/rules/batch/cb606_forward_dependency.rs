//! CB606: a task waits for one that is defined further down.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::graph;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB606", "forward-dependency", Hint, "cb606_forward_dependency.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let (tasks, names) = graph(file);
    let mut forward = Vec::new();
    for (at, task) in tasks.iter().enumerate() {
        forward.extend(
            task.dependencies().filter(|name| names.get(name.value.as_str()).is_some_and(|there| *there > at)),
        );
    }
    let [first, others @ ..] = forward.as_slice() else { return };
    let found = findings.tell(first.span, format!("`{}` is defined further down.", first.value));
    found.help("That works. A reader finds the way more easily where each task stands below those it waits for.");
    for other in others {
        found.relate(other.span, format!("So is `{}`.", other.value));
    }
}
