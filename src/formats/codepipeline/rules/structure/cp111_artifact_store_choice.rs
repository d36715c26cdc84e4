//! CP111: a pipeline has no artifact store, or says it in both ways.

use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::Pipeline;
use crate::rule;
use crate::syntax::Span;

use super::edits::{insert_key, written};
use super::hidden_keys::hides_keys;

pub const RULE: Rule<PipelineFile> =
    rule!("CP111", "artifact-store-choice", Error, "cp111_artifact_store_choice.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let Some(pipeline) = found.pipeline() else { continue };
        let one = &pipeline.artifact_store;
        if one.is_nothing() && !pipeline.has_regional_stores() {
            if file.is_whole() && !has_other_spelling(file, found) && !hides_keys(&file.document, found.node) {
                tell_missing(file, found, findings);
            }
        } else if let (Some(one), Some(several)) = (one.known(), regional_key(pipeline)) {
            // In a template each may stand under a condition of its own.
            if !found.branches.together(one.span, several) {
                continue;
            }
            let (single, plural) = (found.key("artifactStore"), found.key("artifactStores"));
            findings
                .tell(one.key, format!("`{single}` and `{plural}` stand side by side."))
                .relate(several, "The other is here")
                .help(format!(
                    "A pipeline has exactly one of the two; CodePipeline answers with InvalidStructureException. Keep \
                    `{plural}` where actions run in several Regions, else `{single}`."
                ));
        }
    }
}

fn regional_key(pipeline: &Pipeline) -> Option<Span> {
    let several = pipeline.artifact_stores.known().map(|stores| stores.key);
    several.or_else(|| pipeline.regional_stores.known().map(|stores| stores.key))
}

/// Whether the key stands there in the spelling of the other form, which is told of already.
fn has_other_spelling(file: &PipelineFile, found: &FoundPipeline) -> bool {
    let other = found.spelling.other();
    ["artifactStore", "artifactStores"].iter().any(|key| file.document.get(found.node, &other.of(key)).is_some())
}

fn tell_missing(file: &PipelineFile, found: &FoundPipeline, findings: &mut Findings) {
    let (single, plural) = (found.key("artifactStore"), found.key("artifactStores"));
    let message = format!("`{}` has neither `{single}` nor `{plural}`.", found.name_shown);
    let told = findings.tell(found.place, message);
    told.help(format!(
        "A pipeline keeps its artifacts in a bucket; CodePipeline answers with InvalidStructureException. Write \
        `{single}` with `{}: S3` and the bucket as `{}`.",
        found.key("type"),
        found.key("location"),
    ));
    let text = |word: &str| written(&file.document, found.node, word);
    let value = format!(
        "{{{}: {}, {}: {}}}",
        text(&found.key("type")),
        text("S3"),
        text(&found.key("location")),
        text("my-artifact-bucket"),
    );
    if let Some(edit) = insert_key(&file.document, found.node, &single, &value) {
        told.fix(Fix::needs_a_look(format!("Add `{single}`"), vec![edit]));
    }
}
