//! CP311: an action may delete a stack of production.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::known_types::known_type;
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;

use super::production::is_production;

pub const RULE: Rule<PipelineFile> =
    rule!("CP311", "production-stack-deleted", Warning, "cp311_production_stack_deleted.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for (stage, action) in found.actions().filter(|(stage, _)| is_production(&stage.value)) {
            let action = &action.value;
            if known_type(action).is_none_or(|kind| kind.provider != "CloudFormation") {
                continue;
            }
            let Some(mode) = action.setting("ActionMode") else { continue };
            let (does, instead) = match mode.value.as_str() {
                "REPLACE_ON_FAILURE" => (
                    "deletes the stack if it is in a failed state",
                    "Write `CREATE_UPDATE`, which rolls a failed update back and keeps the stack.",
                ),
                "DELETE_ONLY" => (
                    "deletes the stack",
                    "Take it out of the pipeline, or move it into a stage that is not for production.",
                ),
                _ => continue,
            };
            let name = action.name.value().map_or("An action", String::as_str);
            let stage = stage.value.name.value().map(String::as_str).unwrap_or_default();
            let message = format!("`{name}` in `{stage}` {does}.");
            findings.tell(mode.span, message).help(format!("With the stack goes what is in it, data too. {instead}"));
        }
    }
}
