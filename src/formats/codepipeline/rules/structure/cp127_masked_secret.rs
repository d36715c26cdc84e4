//! CP127: a secret is `****`, as CodePipeline prints it.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::form::Form;
use crate::rule;

pub const RULE: Rule<PipelineFile> = rule!("CP127", "masked-secret", Error, "cp127_masked_secret.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        // A version that was counted shows a pipeline that is there already.
        let version = found.pipeline().and_then(|pipeline| pipeline.version.value());
        let is_printed = file.form == Form::Dump || version.is_some_and(|version| version.0 > 1);
        for it in ordered(found) {
            for (key, value) in it.action.value.configuration.value().into_iter().flat_map(|map| map.known()) {
                if !is_mask(&value.value) {
                    continue;
                }
                let told = findings.tell(value.span, format!("The value of `{}` is `{}`.", key.text, value.value));
                told.help(
                    "That is how CodePipeline prints a secret. A new pipeline with it is refused with \
                    InvalidActionDeclarationException: it `may be used in secret properties only when updating an \
                    existing action`, where it keeps the old value. Write the secret, or a dynamic reference to \
                    Secrets Manager in a template.",
                );
                if is_printed {
                    told.graded(Severity::Warning);
                }
            }
        }
    }
}

fn is_mask(text: &str) -> bool {
    text.len() >= 4 && text.bytes().all(|byte| byte == b'*')
}
