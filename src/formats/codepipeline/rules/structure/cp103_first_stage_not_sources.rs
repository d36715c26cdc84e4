//! CP103: the first stage has no source, or something else than sources.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::certain_len;
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::{Category, Stage};
use crate::rule;
use crate::schema::{Field, Placed};

pub const RULE: Rule<PipelineFile> =
    rule!("CP103", "first-stage-not-sources", Error, "cp103_first_stage_not_sources.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let Some(stages) = found.pipeline().and_then(|pipeline| pipeline.stages.value()) else { continue };
        if let Some(Field::Known(first)) = stages.items.first()
            && !found.branches.conditional(first.span)
        {
            check_first(file, found, first, findings);
        }
    }
}

fn check_first(file: &PipelineFile, found: &FoundPipeline, first: &Placed<Stage>, findings: &mut Findings) {
    let mut all_known = certain_len(&first.value.actions).is_some_and(|count| count > 0);
    let mut has_source = false;
    for action in first.value.known_actions() {
        let category = action.value.type_id().and_then(|id| id.category.known());
        let Some(category) = category else {
            all_known = false;
            continue;
        };
        if category.value == Category::Source {
            has_source = true;
        }
    }
    if !has_source {
        // A stage of other things alone wants a stage before it: said once.
        if all_known && file.is_whole() {
            let place = first.value.name.known().map_or(first.key, |name| name.span);
            findings.tell(place, format!("The first stage of `{}` has no source.", found.name_shown)).help(
                "The first stage has at least one action of the category `Source`; CodePipeline answers with \
                InvalidStructureException. Write a stage with the source before this one.",
            );
        }
        return;
    }
    for action in first.value.known_actions() {
        let category = action.value.type_id().and_then(|id| id.category.known());
        let Some(category) = category.filter(|category| category.value != Category::Source) else { continue };
        let name = action.value.name.value().map_or("an action", String::as_str);
        let word = category.value.word();
        findings.tell(category.span, format!("`{name}` of the category `{word}` is in the first stage.")).help(
            "The first stage has actions of the category `Source` and no others; CodePipeline answers with \
            InvalidStructureException. Move the action into a later stage.",
        );
    }
}
