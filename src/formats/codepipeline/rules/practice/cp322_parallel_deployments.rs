//! CP322: executions side by side deploy to one target.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::{Action, ExecutionMode};
use crate::rule;
use crate::schema::Field;

use super::production::deploys;

pub const RULE: Rule<PipelineFile> =
    rule!("CP322", "parallel-deployments", Warning, "cp322_parallel_deployments.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let mode = found.pipeline().and_then(|pipeline| pipeline.execution_mode.known());
        let Some(mode) = mode.filter(|mode| mode.value == ExecutionMode::Parallel) else { continue };
        let mut targets = ordered(found);
        targets.retain(|it| deploys(it) && is_the_same_for_all(&it.action.value));
        let Some(first) = targets.first().and_then(|it| it.action.value.name.known()) else { continue };
        let message = format!("Executions that run side by side all deploy to the one target of `{}`.", first.value);
        let told = findings.tell(mode.span, message);
        for it in &targets {
            if let Some(name) = it.action.value.name.known() {
                told.relate(name.span, "Deploys to the same target each time");
            }
        }
        told.help(
            "With `PARALLEL`, no execution waits for another: an older one may deploy after a newer one, or both at \
             once. Write `QUEUED`, or let a variable such as a branch choose the target.",
        );
    }
}

/// Whether all that an action is told is the same in each execution.
fn is_the_same_for_all(action: &Action) -> bool {
    action.configuration.value().is_some_and(|configuration| {
        configuration.entries.iter().all(|(_, value)| match value {
            Field::Known(text) => !text.value.contains("#{"),
            other => other.is_nothing(),
        })
    })
}
