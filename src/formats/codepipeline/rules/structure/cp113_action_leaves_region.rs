//! CP113: a source, a third party or a custom action is to run in another Region than the pipeline.

use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::facts::regions::{
    is_stated_throughout, named_in_arns, only_store, stated, stays_home,
};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::form::Form;
use crate::rule;

use super::edits::remove_key;

pub const RULE: Rule<PipelineFile> =
    rule!("CP113", "action-leaves-region", Error, "cp113_action_leaves_region.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in file.pipelines.iter().filter(|found| !is_stated_throughout(found)) {
        let Some(pipeline) = found.pipeline() else { continue };
        let Some(own) = only_store(pipeline).or_else(|| named_in_arns(found)) else { continue };
        for it in ordered(found) {
            let Some(region) = stated(&it.action.value).filter(|_| stays_home(&it.action.value)) else { continue };
            if region.name == own.name {
                continue;
            }
            let name = it.action.value.name.value().map_or("An action", String::as_str);
            let key = found.key("region");
            let message = format!("`{name}` is to run in `{}`, and the pipeline is in `{}`.", region.name, own.name);
            let told = findings.tell(region.place, message);
            told.relate(own.place, "The pipeline's Region shows here").help(format!(
                "Sources, third parties and custom actions run in the pipeline's Region; CodePipeline answers with \
                InvalidActionDeclarationException. Delete `{key}`."
            ));
            if file.form == Form::Dump {
                told.graded(Severity::Warning);
            }
            if let Some(edit) = remove_key(&file.document, it.action.node, &key) {
                told.fix(Fix::safe(format!("Delete `{key}`"), vec![edit]));
            }
        }
    }
}
