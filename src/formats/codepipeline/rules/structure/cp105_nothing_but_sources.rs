//! CP105: a pipeline has sources and nothing else.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::{certain_len, ordered};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::Category;
use crate::rule;
use crate::schema::Field;

pub const RULE: Rule<PipelineFile> =
    rule!("CP105", "nothing-but-sources", Error, "cp105_nothing_but_sources.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in file.pipelines.iter().filter(|found| file.is_whole() && has_only_sources(found)) {
        let Some(stages) = found.pipeline().and_then(|pipeline| pipeline.stages.known()) else { continue };
        findings.tell(stages.key, format!("All actions of `{}` are sources.", found.name_shown)).help(
            "Sources stand in the first stage, and at least one action of another category behind it; CodePipeline \
            answers with InvalidStructureException. Put all sources into the first stage, and add an action that \
            builds, tests or deploys what they fetch.",
        );
    }
}

/// Whether a pipeline of several stages certainly has no action but sources.
pub(super) fn has_only_sources(found: &FoundPipeline) -> bool {
    let Some(Field::Known(stages)) = found.pipeline().map(|pipeline| &pipeline.stages) else { return false };
    let all_known =
        stages.value.items.iter().all(|stage| {
            stage.value().is_some_and(|stage| certain_len(&stage.actions).is_some_and(|count| count > 0))
        });
    let is_source = |category: Option<&Category>| category == Some(&Category::Source);
    let categories =
        ordered(found).into_iter().map(|it| it.action.value.type_id().and_then(|id| id.category.value()));
    all_known && stages.value.items.len() > 1 && categories.into_iter().all(is_source)
}
