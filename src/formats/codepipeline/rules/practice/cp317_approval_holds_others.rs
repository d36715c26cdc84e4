//! CP317: an approval without a limit of its own holds all executions behind it for a week.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::{Category, ExecutionMode};
use crate::rule;
use crate::schema::Field;

pub const RULE: Rule<PipelineFile> =
    rule!("CP317", "approval-holds-others", Warning, "cp317_approval_holds_others.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let Some(pipeline) = found.pipeline() else { continue };
        let (mode, follows) = match &pipeline.execution_mode {
            Field::Opaque(_) => continue,
            Field::Known(mode) if mode.value == ExecutionMode::Parallel => continue,
            Field::Known(mode) if mode.value == ExecutionMode::Queued => ("QUEUED", "all others wait in their queue"),
            _ => ("SUPERSEDED", "of those behind it only the newest is kept, and waits too"),
        };
        for (_, action) in found.actions() {
            let action = &action.value;
            let Some(category) = action.type_id().and_then(|id| id.category.known()) else { continue };
            if category.value != Category::Approval || !action.timeout_in_minutes.is_nothing() {
                continue;
            }
            let name = action.name.known();
            let shown = name.map_or("An approval", |name| name.value.as_str());
            let message = format!("`{shown}` can hold its stage for 7 days, and every execution behind it.");
            findings.tell(name.map_or(category.span, |name| name.span), message).help(format!(
                "An approval that nobody answers fails after a week. Until then its stage is occupied: with `{mode}` \
                 {follows}. Write `{}` with the time in which an answer is to be expected, from 5 minutes on.",
                found.key("timeoutInMinutes")
            ));
        }
    }
}
