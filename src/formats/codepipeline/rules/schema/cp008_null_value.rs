//! CP008: a key without a value.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;

pub const RULE: Rule<PipelineFile> = rule!("CP008", "null-value", Error, "cp008_null_value.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    // While a text is being typed, its key has no value yet.
    for value in file.values().iter().filter(|value| file.is_whole() && file.document.is_null(value.node)) {
        let document = &file.document;
        let name = document.scalar(value.at).unwrap_or(value.key.name);
        let found = findings.tell(document.span(value.at), format!("`{name}` has no value."));
        found.help(match file.form.is_template() {
            true => {
                "CloudFormation refuses the template: `Null values are not allowed in templates`. Write a value, or \
                take the key out."
            }
            false => {
                "The AWS CLI sends nothing: `Invalid type for parameter …, value: None`. Write a value, or take the \
                key out."
            }
        });
    }
}
