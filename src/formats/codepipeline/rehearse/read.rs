//! From the file that was read to what a rehearsal needs of it.

use super::plan::{
    ActionPlan, ConditionPlan, FailurePlan, PipelinePlan, Refusal, ResultOf, RulePlan, StagePlan, VariablePlan,
};
use crate::diagnostics::{Diagnostic, Severity};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::{
    Action, Category, Conditions, Failure, ResultWord, RetryMode, RuleDeclaration, Stage,
};
use crate::formats::codepipeline::scenario::RetryOf;
use crate::formats::codepipeline::triggers::TriggerPlan;
use crate::schema::{Field, List, Map, Placed};

impl PipelinePlan {
    /// What a file asks for: its pipeline of that name, else its first. `found` are the file's findings, of which some
    /// are objections of CodePipeline.
    pub fn of(file: &PipelineFile, found: &[Diagnostic], name: Option<&str>) -> Self {
        let named = file.pipelines.iter().find(|it| name.is_some_and(|name| it.name_shown == name));
        let Some(pipeline) = named.or(file.pipelines.first()) else {
            return Self { refusals: refusals(found), ..Self::default() };
        };
        // Of several pipelines in a template each is created by itself; what is wrong elsewhere is not its matter.
        let refusals = if file.pipelines.len() > 1 { Vec::new() } else { refusals(found) };
        Self { refusals, ..Self::of_pipeline(pipeline) }
    }

    /// What a pipeline asks for.
    pub fn of_pipeline(found: &FoundPipeline) -> Self {
        let mut plan = Self { name: found.name_shown.clone(), place: Some(found.place), ..Self::default() };
        let Some(pipeline) = found.pipeline() else { return plan };
        plan.mode = pipeline.execution_mode.value().copied().unwrap_or_default();
        for variable in pipeline.variables.value().into_iter().flat_map(List::known) {
            let Some(name) = variable.value.name.known() else { continue };
            let default = variable.value.default_value.value().cloned();
            plan.variables.push(VariablePlan { name: name.value.clone(), default, place: Some(name.span) });
        }
        plan.stages = found.stages().map(stage).collect();
        let triggers = pipeline.triggers.value().into_iter().flat_map(List::known);
        plan.triggers = triggers.filter_map(|trigger| TriggerPlan::of(&trigger.value)).collect();
        for disabled in pipeline.disable_inbound_stage_transitions.value().into_iter().flat_map(List::known) {
            let reason = text(&disabled.value.reason);
            plan.disabled.push((text(&disabled.value.stage_name), reason));
        }
        plan
    }
}

/// A stage whose name is not known has none.
fn stage(stage: &Placed<Stage>) -> StagePlan {
    let name = text(&stage.value.name);
    StagePlan {
        place: Some(stage.value.name.known().map_or(stage.span, |name| name.span)),
        actions: stage.value.known_actions().map(|it| action(&name, it)).collect(),
        before_entry: condition(&stage.value.before_entry),
        on_success: condition(&stage.value.on_success),
        on_failure: stage.value.on_failure.value().map(failure),
        name,
    }
}

fn action(stage: &str, placed: &Placed<Action>) -> ActionPlan {
    let action = &placed.value;
    let name = text(&action.name);
    let type_id = action.type_id();
    ActionPlan {
        address: format!("{stage}.{name}"),
        place: Some(action.name.known().map_or(placed.span, |name| name.span)),
        category: type_id.and_then(|id| id.category.value().copied()).unwrap_or(Category::Build),
        owner: type_id
            .and_then(|id| id.owner.value().copied())
            .unwrap_or(crate::formats::codepipeline::model::Owner::Aws),
        provider: type_id.map(|id| text(&id.provider)).unwrap_or_default(),
        run_order: action.order().unwrap_or(1),
        inputs: action.inputs().map(|name| name.value.clone()).collect(),
        outputs: action.outputs().map(|name| name.value.clone()).collect(),
        configuration: pairs(&action.configuration),
        commands: action.commands.value().into_iter().flat_map(List::known).map(|it| it.value.clone()).collect(),
        namespace: action.namespace.value().cloned(),
        region: action.region.value().cloned(),
        timeout_in_minutes: action.timeout_in_minutes.value().map(|minutes| minutes.0),
        name,
    }
}

fn condition(conditions: &Field<Conditions>) -> Option<ConditionPlan> {
    one(conditions.value()?.conditions.value()?)
}

/// A list of conditions holds one.
fn one(conditions: &List<crate::formats::codepipeline::model::Condition>) -> Option<ConditionPlan> {
    let condition = conditions.known().next()?;
    let rules = condition.value.rules.value().into_iter().flat_map(List::known).map(rule).collect();
    let result = condition.value.result.value().copied().map_or(ResultOf::Fail, result);
    Some(ConditionPlan { place: Some(condition.span), result, rules })
}

fn rule(rule: &Placed<RuleDeclaration>) -> RulePlan {
    RulePlan {
        name: text(&rule.value.name),
        place: Some(rule.span),
        provider: rule.value.rule_type_id.value().map(|id| text(&id.provider)).unwrap_or_default(),
        configuration: pairs(&rule.value.configuration),
    }
}

fn failure(failure: &Failure) -> FailurePlan {
    let retry = failure.retry_configuration.value().and_then(|retry| retry.retry_mode.value().copied());
    FailurePlan {
        result: failure.result.value().copied().map(result),
        retry: match retry {
            Some(RetryMode::AllActions) => RetryOf::AllActions,
            Some(RetryMode::FailedActions) | None => RetryOf::FailedActions,
        },
        condition: failure.conditions.value().and_then(one),
    }
}

fn result(word: ResultWord) -> ResultOf {
    match word {
        ResultWord::Fail => ResultOf::Fail,
        ResultWord::Skip => ResultOf::Skip,
        ResultWord::Rollback => ResultOf::Rollback,
        ResultWord::Retry => ResultOf::Retry,
    }
}

fn text(field: &Field<String>) -> String {
    field.value().cloned().unwrap_or_default()
}

fn pairs(map: &Field<Map<String>>) -> Vec<(String, String)> {
    let known = map.value().into_iter().flat_map(Map::known);
    known.map(|(name, value)| (name.text.clone(), value.value.clone())).collect()
}

/// CodePipeline's objections: the errors of the schema, the structure and the action types.
fn refusals(found: &[Diagnostic]) -> Vec<Refusal> {
    let is_objection = |diagnostic: &&Diagnostic| {
        diagnostic.severity == Severity::Error
            && ["CP0", "CP1", "CP2"].iter().any(|it| diagnostic.code.starts_with(it))
    };
    let refusal =
        |diagnostic: &Diagnostic| Refusal { message: diagnostic.message.clone(), place: Some(diagnostic.span) };
    found.iter().filter(is_objection).map(refusal).collect()
}
