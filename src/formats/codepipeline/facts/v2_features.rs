//! What only pipelines of the type V2 have.
//!
//! CodePipeline User Guide, pipeline-types-planning, 2026.

use super::known_types::known_type;
use crate::formats::codepipeline::file::FoundPipeline;
use crate::formats::codepipeline::model::ExecutionMode;
use crate::syntax::Span;

/// Something that only V2 has, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct V2Feature {
    /// What it is, in the file's own words.
    pub what: String,
    /// Where it stands.
    pub place: Span,
}

/// All that a pipeline uses of V2, in the order of the declaration.
pub fn v2_features(found: &FoundPipeline) -> Vec<V2Feature> {
    let Some(pipeline) = found.pipeline() else { return Vec::new() };
    let mut features = Vec::new();
    let mut add = |place: Option<Span>, what: String| {
        if let Some(place) = place {
            features.push(V2Feature { what, place });
        }
    };
    add(pipeline.variables.known().map(|known| known.key), format!("`{}`", found.key("variables")));
    add(pipeline.triggers.known().map(|known| known.key), format!("`{}`", found.key("triggers")));
    if let Some(mode) = pipeline.execution_mode.known().filter(|mode| mode.value != ExecutionMode::Superseded) {
        let word = if mode.value == ExecutionMode::Queued { "QUEUED" } else { "PARALLEL" };
        add(Some(mode.span), format!("`{word}`"));
    }
    for stage in found.stages() {
        let stage = &stage.value;
        add(stage.before_entry.known().map(|known| known.key), format!("`{}`", found.key("beforeEntry")));
        add(stage.on_success.known().map(|known| known.key), format!("`{}`", found.key("onSuccess")));
        add(stage.on_failure.known().map(|known| known.key), format!("`{}`", found.key("onFailure")));
        for action in stage.known_actions() {
            let Some(known) = known_type(&action.value).filter(|known| known.v2) else { continue };
            let provider = action.value.type_id().and_then(|id| id.provider.known());
            let what = format!("the provider `{}` of the category `{}`", known.provider, known.category);
            add(provider.map(|provider| provider.span), what);
        }
    }
    features
}
