//! CP012: a character that a name may not have.

use super::cp017_reference_not_substituted::is_reference;
use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::facts::limits::limit;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::ArtifactStore;
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP012", "forbidden-character", Error, "cp012_forbidden_character.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for value in file.values().iter().filter(|value| value.depth == 0) {
        let Some(letters) = limit(value.mapping, value.key.name).and_then(|limit| limit.letters) else { continue };
        let document = &file.document;
        let (Some(text), Some(content)) = (document.scalar(value.node), document.content(value.node)) else {
            continue;
        };
        if file.form.is_template() && is_reference(file, text) {
            continue;
        }
        let Some((_, other)) = letters.first_other(text).filter(|_| !document.is_null(value.node)) else { continue };
        let name = document.scalar(value.at).unwrap_or(value.key.name);
        let shown = if other == ' ' { "a blank".to_owned() } else { format!("`{other}`") };
        let found = findings.tell(content, format!("`{name}` must not contain {shown}: it is `{text}`."));
        let store = if value.is(ArtifactStore::SHAPE, "location") && other == '/' {
            " It names a bucket, never a folder in it."
        } else {
            ""
        };
        found.help(format!(
            "It consists of {}.{store} CodePipeline refuses the rest with a ValidationException: `Member must satisfy \
                regular expression pattern: {}`.",
            letters.words, letters.pattern
        ));
        if file.is_default(content) {
            found.graded(Severity::Warning);
        }
    }
}
