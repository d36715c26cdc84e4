//! CP305: what goes to production waits for nobody.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::{Ordered, ordered};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::{Category, DisabledTransition, Pipeline};
use crate::rule;
use crate::schema::{Field, List};

use super::production::{deploys, is_production};

pub const RULE: Rule<PipelineFile> =
    rule!("CP305", "unapproved-production", Warning, "cp305_unapproved_production.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in file.pipelines.iter().filter(|found| !found.has_unknown_parts()) {
        let all = ordered(found);
        let Some(first) = all.iter().find(|it| is_production(&it.stage.value) && deploys(it)) else { continue };
        let Some(name) = first.stage.value.name.known() else { continue };
        if is_held(found, &all, first) {
            continue;
        }
        let (stage, entry) = (&name.value, found.key("beforeEntry"));
        let told = findings.tell(name.span, format!("Nothing holds an execution before it deploys to `{stage}`."));
        told.relate(first.action.value.name.known().map_or(first.action.key, |name| name.span), "This deploys").help(
            format!(
                "Each change that builds goes on by itself. Let somebody look first: an action of the category \
                 `Approval` with a lower `{}`, or `{entry}` with a condition for `{stage}`.",
                found.key("runOrder")
            ),
        );
    }
}

/// Whether something holds an execution before that action, or may do so.
fn is_held(found: &FoundPipeline, all: &[Ordered<'_>], deploy: &Ordered<'_>) -> bool {
    let approves = all.iter().any(|it| {
        // What cannot be known may be an approval.
        let category = it.action.value.type_id().map(|id| id.category.value());
        let may_approve = category.flatten().is_none_or(|category| *category == Category::Approval);
        may_approve && it.turn.is_before(deploy.turn) != Some(false)
    });
    let mut stages = found.stages();
    let conditional = stages.any(|stage| is_production(&stage.value) && !stage.value.before_entry.is_nothing());
    approves || conditional || found.pipeline().is_some_and(|pipeline| is_disabled(pipeline, deploy))
}

/// Whether the way into the stage of an action is closed from the start, or may be.
fn is_disabled(pipeline: &Pipeline, deploy: &Ordered<'_>) -> bool {
    let transitions = &pipeline.disable_inbound_stage_transitions;
    let names = |list: &List<DisabledTransition>| {
        list.items.iter().any(|item| {
            let named = item.value().and_then(|it| it.stage_name.value());
            named.is_none_or(|named| Some(named) == deploy.stage.value.name.value())
        })
    };
    matches!(transitions, Field::Opaque(_)) || transitions.value().is_some_and(names)
}
