//! CP118: a source reads a variable of the pipeline.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::variables::{PIPELINE_NAMESPACE, place_of, references};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::Category;
use crate::rule;

use super::readers::readers;

pub const RULE: Rule<PipelineFile> =
    rule!("CP118", "variable-in-source", Error, "cp118_variable_in_source.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for reader in readers(found) {
            let category = reader.action.and_then(|action| action.type_id()?.category.value());
            if category != Some(&Category::Source) {
                continue;
            }
            for reference in references(&reader.text.value) {
                if reference.namespace != PIPELINE_NAMESPACE {
                    continue;
                }
                let place = place_of(&file.document, reader.text.node, &reference);
                let (name, variable) = (reader.name, reference.name);
                let message = format!("The source `{name}` reads the variable `{variable}` of the pipeline.");
                findings.tell(place, message).help(
                    "Variables of the pipeline cannot be read in source actions; CodePipeline answers with \
                    InvalidActionDeclarationException. Write the value itself. Another revision can be given at the \
                    start of an execution, as a source revision override.",
                );
            }
        }
    }
}
