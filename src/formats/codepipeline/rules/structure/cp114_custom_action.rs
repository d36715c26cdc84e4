//! CP114: an action type that somebody must have registered.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::Owner;
use crate::rule;

pub const RULE: Rule<PipelineFile> = rule!("CP114", "custom-action", Warning, "cp114_custom_action.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        // In a template the type may be registered beside it.
        if file.resources().iter().any(|resource| resource.kind == "AWS::CodePipeline::CustomActionType") {
            continue;
        }
        let mut told = Vec::new();
        for it in ordered(found) {
            let Some((_, Owner::Custom, provider)) = it.action.value.kind() else { continue };
            let Some(owner) = it.action.value.type_id().and_then(|id| id.owner.known()) else { continue };
            if told.contains(&provider) {
                continue;
            }
            told.push(provider);
            findings.tell(owner.span, format!("`{provider}` is an action type of your own.")).help(
                "It must be registered in the pipeline's Region, in this version; otherwise CodePipeline answers with \
                InvalidActionDeclarationException: the action type `is not available in region`. Register it with \
                `aws codepipeline create-custom-action-type`.",
            );
        }
    }
}
