//! CP104: a source stands behind the first stage.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::Category;
use crate::rule;

use super::cp105_nothing_but_sources::has_only_sources;

pub const RULE: Rule<PipelineFile> =
    rule!("CP104", "source-outside-first-stage", Error, "cp104_source_outside_first_stage.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in file.pipelines.iter().filter(|found| !has_only_sources(found)) {
        // Of stages under a condition it is open which is the first.
        let may_be_first = |at: usize| {
            let stages = found.pipeline().and_then(|pipeline| pipeline.stages.value());
            let before = stages.and_then(|stages| stages.items.get(..at)).unwrap_or_default();
            before.iter().all(|stage| stage.known().is_none_or(|stage| found.branches.conditional(stage.span)))
        };
        for it in ordered(found).into_iter().filter(|it| !may_be_first(it.turn.stage)) {
            let category = it.action.value.type_id().and_then(|id| id.category.known());
            let Some(category) = category.filter(|category| category.value == Category::Source) else { continue };
            let name = it.action.value.name.value().map_or("an action", String::as_str);
            let stage = it.stage.value.name.value().map_or("a later one", String::as_str);
            findings
                .tell(category.span, format!("The source `{name}` is in the stage `{stage}`, not the first."))
                .help(
                    "Sources stand in the first stage and nowhere else; CodePipeline answers with \
                InvalidStructureException. Move the action into the first stage.",
                );
        }
    }
}
