//! CP123: a condition has a result that it cannot have where it stands.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::facts::condition_rules::RuleProvider;
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::{Category, Condition, ExecutionMode, Failure, ResultWord, Stage};
use crate::rule;
use crate::schema::{Field, List, Placed};

pub const RULE: Rule<PipelineFile> = rule!("CP123", "condition-result", Error, "cp123_condition_result.md", check);

/// What is said of a stage that some results are refused in.
struct Place<'f> {
    found: &'f FoundPipeline,
    stage: &'f Stage,
    /// `beforeEntry` and its like.
    key: &'static str,
    allowed: &'static [ResultWord],
}

fn check(file: &PipelineFile, findings: &mut Findings) {
    use ResultWord::{Fail, Retry, Rollback, Skip};
    for found in &file.pipelines {
        for stage in found.stages() {
            let stage = &stage.value;
            let at = |key, allowed| Place { found, stage, key, allowed };
            if let Some(entry) = stage.before_entry.value() {
                check_conditions(&at("beforeEntry", &[Fail, Skip]), &entry.conditions, findings);
            }
            if let Some(success) = stage.on_success.value() {
                check_conditions(&at("onSuccess", &[Fail, Rollback]), &success.conditions, findings);
            }
            if let Some(failure) = stage.on_failure.value() {
                let place = at("onFailure", &[Rollback, Retry]);
                check_conditions(&place, &failure.conditions, findings);
                check_failure(file, &place, failure, findings);
            }
        }
    }
}

fn check_conditions(place: &Place<'_>, conditions: &Field<List<Condition>>, findings: &mut Findings) {
    for condition in conditions.value().into_iter().flat_map(List::known) {
        let Some(result) = condition.value.result.known() else { continue };
        check_result(place, result, findings);
        if result.value == ResultWord::Skip {
            check_skip(&condition.value, findings);
        }
    }
}

fn check_result(place: &Place<'_>, result: &Placed<ResultWord>, findings: &mut Findings) {
    let key = place.found.key(place.key);
    if !place.allowed.contains(&result.value) {
        let allowed: Vec<_> = place.allowed.iter().map(|word| format!("`{}`", word.word())).collect();
        let message = format!("A condition of `{key}` has the result `{}`.", result.value.word());
        findings.tell(result.span, message).help(format!(
            "There it can be {}; CodePipeline answers with InvalidStageDeclarationException.",
            allowed.join(" or ")
        ));
        return;
    }
    check_rollback(place, result, findings);
}

fn check_rollback(place: &Place<'_>, result: &Placed<ResultWord>, findings: &mut Findings) {
    if result.value != ResultWord::Rollback {
        return;
    }
    let is_source = |stage: &Stage| {
        let mut actions = stage.known_actions();
        actions.any(|action| action.value.type_id().is_some_and(|id| id.category.value() == Some(&Category::Source)))
    };
    if is_source(place.stage) {
        findings.tell(result.span, "The stage of the sources has the result `ROLLBACK`.").help(
            "That stage cannot be rolled back; CodePipeline answers with InvalidStageDeclarationException. Write the \
            condition at the stage that is to be rolled back.",
        );
    }
    let mode = place.found.pipeline().and_then(|pipeline| pipeline.execution_mode.known());
    if let Some(mode) = mode.filter(|mode| mode.value == ExecutionMode::Parallel) {
        findings
            .tell(result.span, "The result `ROLLBACK` stands in a pipeline of the mode `PARALLEL`.")
            .relate(mode.span, "The mode is here")
            .help(
                "Executions of that mode cannot be rolled back; CodePipeline answers with InvalidStructureException. \
                Choose another mode, or another result.",
            );
    }
}

fn check_skip(condition: &Condition, findings: &mut Findings) {
    for rule in condition.rules.value().into_iter().flat_map(List::known) {
        let Some(provider) = rule.value.rule_type_id.value().and_then(|id| id.provider.known()) else { continue };
        if RuleProvider::of(&provider.value).is_some_and(|known| !known.can_skip) {
            let message = format!("The result is `SKIP`, and a rule is one of `{}`.", provider.value);
            findings.tell(provider.span, message).help(
                "`SKIP` works with the rules `LambdaInvoke` and `VariableCheck`; CodePipeline answers with \
                InvalidStageDeclarationException. Choose one of them, or the result `FAIL`.",
            );
        }
    }
}

fn check_failure(file: &PipelineFile, place: &Place<'_>, failure: &Failure, findings: &mut Findings) {
    let key = place.found.key(place.key);
    if let Some(result) = failure.result.known() {
        match result.value {
            ResultWord::Fail if !file.form.is_template() => {}
            ResultWord::Fail | ResultWord::Skip => {
                let message = format!("`{key}` has the result `{}`.", result.value.word());
                findings.tell(result.span, message).help(
                    "There it can be `ROLLBACK` or `RETRY`; anything else is refused with ValidationException. A stage \
                    that failed stays so without it: delete it for that.",
                );
            }
            ResultWord::Rollback | ResultWord::Retry => check_rollback(place, result, findings),
        }
        if result.value == ResultWord::Retry
            && let Some(conditions) = failure.conditions.known()
        {
            findings
                .tell(result.span, format!("`{key}` has the result `RETRY` and conditions beside it."))
                .graded(Severity::Warning)
                .relate(conditions.key, "The conditions are here")
                .help("An automatic retry cannot be combined with conditions. Keep one of the two.")
                .assume("One page of the guide says so; another shows both together in the console.");
        }
    }
    let retry = failure.retry_configuration.known();
    if let (Some(retry), Some(result)) = (retry, failure.result.known())
        && result.value != ResultWord::Retry
    {
        let configuration = place.found.key("retryConfiguration");
        findings
            .tell(retry.key, format!("`{configuration}` stands beside the result `{}`.", result.value.word()))
            .graded(Severity::Warning)
            .relate(result.span, "The result is here")
            .help(format!("It says how `RETRY` goes about it. Write that result, or delete `{configuration}`."))
            .assume("Whether CodePipeline refuses it is not documented.");
    }
}
