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

/// What CodePipeline accepts and what fails only when it runs: an artifact of a clone reference that a deployment
/// opens, and outputs that the buildspec must name.
const AT_RUN: [&str; 2] = ["CP125", "CP126"];

/// CodePipeline's objections: the errors of the schema, the structure and the action types.
fn refusals(found: &[Diagnostic]) -> Vec<Refusal> {
    let is_objection = |diagnostic: &&Diagnostic| {
        let code = diagnostic.code.as_ref();
        let is_of_creation = ["CP0", "CP1", "CP2"].iter().any(|group| code.starts_with(group));
        diagnostic.severity == Severity::Error && is_of_creation && !AT_RUN.contains(&code)
    };
    let refusal =
        |diagnostic: &Diagnostic| Refusal { message: diagnostic.message.clone(), place: Some(diagnostic.span) };
    found.iter().filter(is_objection).map(refusal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::codepipeline::model::{ExecutionMode, Owner};
    use crate::formats::codepipeline::settings::Settings;
    use crate::syntax::{Document, Span};

    fn read(text: &str) -> PipelinePlan {
        PipelinePlan::of(&PipelineFile::read(Document::read(text), Settings::default()), &[], None)
    }

    #[test]
    fn a_pipeline_of_the_cli() {
        let text = r#"{"pipeline": {"name": "web", "executionMode": "QUEUED", "pipelineType": "V2",
            "variables": [{"name": "WHERE", "defaultValue": "prod"}],
            "triggers": [{"providerType": "CodeStarSourceConnection", "gitConfiguration": {"sourceActionName": "Code",
                "push": [{"branches": {"includes": ["main"], "excludes": ["x"]}}, {"tags": {"includes": ["v*"]}}]}}],
            "stages": [
                {"name": "Source", "actions": [{"name": "Code", "namespace": "src", "outputArtifacts": [{"name": "Out"}],
                    "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "CodeStarSourceConnection", "version": "1"},
                    "configuration": {"BranchName": "main"}}]},
                {"name": "Prod", "onFailure": {"result": "RETRY", "retryConfiguration": {"retryMode": "ALL_ACTIONS"}},
                    "beforeEntry": {"conditions": [{"result": "SKIP", "rules": [{"name": "Is",
                        "ruleTypeId": {"category": "Rule", "provider": "VariableCheck"},
                        "configuration": {"Variable": "a", "Value": "a", "Operator": "EQ"}}]}]},
                    "actions": [{"name": "Ask", "runOrder": 3, "timeoutInMinutes": 60,
                    "actionTypeId": {"category": "Approval", "owner": "AWS", "provider": "Manual", "version": "1"}}]}]}}"#;
        let plan = read(text);
        assert_eq!((plan.name.as_str(), plan.mode), ("web", ExecutionMode::Queued));
        assert_eq!(plan.variables[0].default.as_deref(), Some("prod"));
        assert_eq!(plan.triggers[0].filters.len(), 2);
        let code = &plan.stages[0].actions[0];
        assert_eq!(
            (code.address.as_str(), code.owner, code.setting("BranchName")),
            ("Source.Code", Owner::Aws, Some("main"))
        );
        let at = text.find(r#""Code", "namespace""#).unwrap() as u32;
        assert!(code.place.is_some_and(|place| place.start.abs_diff(at) <= 1), "{:?} {:?}", code.place, Span::at(at));
        let prod = &plan.stages[1];
        assert_eq!((prod.actions[0].run_order, prod.actions[0].timeout_in_minutes), (3, Some(60)));
        let failure = prod.on_failure.as_ref().unwrap();
        assert_eq!((failure.result, failure.retry), (Some(ResultOf::Retry), RetryOf::AllActions));
        let entry = prod.before_entry.as_ref().unwrap();
        assert_eq!((entry.result, entry.rules[0].name.as_str()), (ResultOf::Skip, "Is"));
    }

    #[test]
    fn the_pipeline_of_that_name_in_a_template() {
        let pipeline = |id: &str, name: &str| {
            format!(
                "  {id}:\n    Type: AWS::CodePipeline::Pipeline\n    Properties:\n      Name: {name}\n      \
                 DisableInboundStageTransitions:\n        - StageName: Prod\n          Reason: Freeze\n      \
                 Stages:\n        - Name: Prod\n          Actions: []\n"
            )
        };
        let text = format!("Resources:\n{}{}", pipeline("A", "one"), pipeline("B", "two"));
        let file = PipelineFile::read(Document::read(&text), Settings::default());
        assert_eq!(PipelinePlan::of(&file, &[], None).name, "one");
        let plan = PipelinePlan::of(&file, &[], Some("two"));
        assert_eq!((plan.name.as_str(), plan.stages[0].name.as_str()), ("two", "Prod"));
        assert_eq!(plan.disabled, [("Prod".to_owned(), "Freeze".to_owned())]);
    }

    #[test]
    fn a_file_without_pipelines_has_no_stages() {
        assert!(read("Resources: {}\n").stages.is_empty());
        assert!(read("").stages.is_empty());
    }
}
