//! CP122: `timeoutInMinutes` stands on an action that is no approval.

use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::Category;
use crate::rule;

use super::edits::remove_key;

pub const RULE: Rule<PipelineFile> = rule!("CP122", "timeout-misplaced", Error, "cp122_timeout_misplaced.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for it in ordered(found) {
            let Some(timeout) = it.action.value.timeout_in_minutes.known() else { continue };
            let category = it.action.value.type_id().and_then(|id| id.category.value());
            let Some(category) = category.filter(|category| **category != Category::Approval) else { continue };
            let key = found.key("timeoutInMinutes");
            let name = it.action.value.name.value().map_or("An action", String::as_str);
            let message = format!("`{name}` has `{key}`, and its category is `{}`.", category.word());
            let told = findings.tell(timeout.key, message);
            told.help(format!(
                "Only approvals have it; CodePipeline answers with InvalidActionDeclarationException. Delete `{key}`: \
                other actions end after a time that their provider sets, such as the timeout of a CodeBuild project."
            ));
            if let Some(edit) = remove_key(&file.document, it.action.node, &key) {
                told.fix(Fix::safe(format!("Delete `{key}`"), vec![edit]));
            }
        }
    }
}
