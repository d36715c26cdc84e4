//! CB615: a task that others wait for may fail without anyone minding.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::graph;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB615", "ignored-failure-of-a-dependency", Warning, "cb615_ignored_failure_of_a_dependency.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let (tasks, names) = graph(file);
    let mut waiting: Vec<Vec<&crate::schema::Placed<String>>> = vec![Vec::new(); tasks.len()];
    for wanted in tasks.iter().flat_map(|task| task.dependencies()) {
        if let Some(list) = names.get(wanted.value.as_str()).and_then(|at| waiting.get_mut(*at)) {
            list.push(wanted);
        }
    }
    for (task, waiting) in tasks.iter().zip(waiting) {
        let ignored = task.ignore_failure.known().filter(|ignored| ignored.value.0);
        let (Some(ignored), Some(name), false) = (ignored, task.name(), waiting.is_empty()) else { continue };
        let found = findings.tell(ignored.key, format!("Other tasks wait for `{name}`, whose failure is ignored."));
        found.help(
            "They start although it failed, without what it should have made. Take `ignore-failure` out, or \
            make them check what they need.",
        );
        for wanted in waiting {
            found.relate(wanted.span, "This waits for it.");
        }
    }
}
