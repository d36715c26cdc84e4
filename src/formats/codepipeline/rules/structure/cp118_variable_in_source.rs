//! CP118: a source reads a variable of the pipeline.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::facts::variables::{PIPELINE_NAMESPACE, place_of, references};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::Category;
use crate::rule;

use super::cp116_reference_to_nothing::texts;

pub const RULE: Rule<PipelineFile> =
    rule!("CP118", "variable-in-source", Error, "cp118_variable_in_source.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for it in ordered(found) {
            let category = it.action.value.type_id().and_then(|id| id.category.value());
            if category != Some(&Category::Source) {
                continue;
            }
            for text in texts(&it) {
                for reference in references(&text.value) {
                    if reference.namespace != PIPELINE_NAMESPACE {
                        continue;
                    }
                    let name = it.action.value.name.value().map_or("a source", String::as_str);
                    let place = place_of(&file.document, text.node, &reference);
                    let message =
                        format!("The source `{name}` reads the variable `{}` of the pipeline.", reference.name);
                    findings.tell(place, message).help(
                        "Variables of the pipeline cannot be read in source actions; CodePipeline answers with \
                        InvalidActionDeclarationException. Write the value itself. Another revision can be given at \
                        the start of an execution, as a source revision override.",
                    );
                }
            }
        }
    }
}
