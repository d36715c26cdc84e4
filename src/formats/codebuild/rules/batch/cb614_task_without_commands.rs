//! CB614: a task runs this file, and this file has no phases.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::{batch, tasks};
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB614", "task-without-commands", Hint, "cb614_task_without_commands.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    if !file.is_whole() || !file.spec().is_some_and(|spec| spec.phases.is_nothing()) {
        return;
    }
    let mut tell = |span, what: &str| {
        findings
            .tell(span, format!("{what} no `buildspec` of its own, and this file has no `phases`."))
            .help("It has nothing to run. Name the buildspec that it is to run, or write `phases` in this file.");
    };
    for task in tasks(file).iter().filter(|task| task.buildspec.is_nothing()) {
        tell(task.head(file), "This task has");
    }
    let Some(batch) = batch(file) else { return };
    if let Some(matrix) = batch.build_matrix.known() {
        let dynamic = &matrix.value.dynamic;
        let named = dynamic.value().is_some_and(|dynamic| !dynamic.buildspec.is_nothing());
        if !named && (dynamic.is_nothing() || dynamic.known().is_some()) {
            tell(matrix.key, "The matrix has");
        }
    }
    if let Some(fanout) = batch.build_fanout.known() {
        findings
            .tell(fanout.key, "The fan-out runs this file, and this file has no `phases`.")
            .help("Its builds have nothing to run. Write `phases`, with `codebuild-tests-run` among the commands.");
    }
}
