//! CP130: a condition's rules are too many, of no provider, or lack what their provider needs.

use crate::diagnostics::{Findings, Fix, Rule, repair};
use crate::formats::codepipeline::facts::condition_rules::{RULE_PROVIDERS, RuleProvider};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::{Condition, RuleDeclaration, Stage};
use crate::rule;
use crate::schema::{Field, List, Placed, nearest};

use super::cp121_compute_only::check_commands;
use super::hidden_keys::hides_keys;

pub const RULE: Rule<PipelineFile> = rule!("CP130", "condition-rules", Error, "cp130_condition_rules.md", check);

const MOST_CONDITIONS: usize = 1;
const MOST_RULES: usize = 5;

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for stage in found.stages() {
            for conditions in conditions(&stage.value) {
                check_conditions(file, found, conditions, findings);
            }
        }
    }
}

fn conditions(stage: &Stage) -> Vec<&Field<List<Condition>>> {
    let mut all = Vec::new();
    all.extend(stage.before_entry.value().map(|it| &it.conditions));
    all.extend(stage.on_success.value().map(|it| &it.conditions));
    all.extend(stage.on_failure.value().map(|it| &it.conditions));
    all
}

fn check_conditions(
    file: &PipelineFile,
    found: &FoundPipeline,
    conditions: &Field<List<Condition>>,
    findings: &mut Findings,
) {
    let Some(conditions) = conditions.known() else { return };
    let places: Vec<_> = conditions.value.items.iter().filter_map(Field::key).collect();
    let (least, _) = found.branches.count(&places);
    if least > MOST_CONDITIONS {
        findings.tell(conditions.key, format!("There are {least} conditions; there can be one.")).help(
            "CodePipeline answers with ValidationException. Write the rules of all of them into one condition, up to 5.",
        );
    }
    for condition in conditions.value.known() {
        let Some(rules) = condition.value.rules.known() else { continue };
        let places: Vec<_> = rules.value.items.iter().filter_map(Field::key).collect();
        let (least, _) = found.branches.count(&places);
        if least > MOST_RULES {
            let message = format!("The condition has {least} rules; there can be {MOST_RULES}.");
            findings.tell(rules.key, message).help(
                "CodePipeline answers with ValidationException. One rule of the provider `LambdaInvoke` or `Commands` \
                can check several things.",
            );
        }
        for rule in rules.value.known() {
            check_rule(file, found, rule, findings);
        }
    }
}

fn check_rule(file: &PipelineFile, found: &FoundPipeline, rule: &Placed<RuleDeclaration>, findings: &mut Findings) {
    let Some(provider) = rule.value.rule_type_id.value().and_then(|id| id.provider.known()) else { return };
    let Some(known) = RuleProvider::of(&provider.value) else {
        let names: Vec<_> = RULE_PROVIDERS.iter().map(|known| known.name).collect();
        let told = findings.tell(provider.span, format!("There is no rule of the provider `{}`.", provider.value));
        told.help(format!(
            "Rules are of `{}`; CodePipeline answers with InvalidStageDeclarationException.",
            names.join("`, `")
        ));
        if let Some(near) = nearest(&provider.value, names.iter().copied()) {
            told.fix(Fix::safe(format!("Write `{near}`"), vec![repair::rename(&file.document, provider.node, near)]));
        }
        return;
    };
    let name = rule.value.name.value().map_or("The rule", String::as_str);
    check_commands(&rule.value.commands, findings);
    if let Some(inputs) = rule.value.input_artifacts.known()
        && let Some(most) = known.inputs
        && inputs.value.items.len() > most
    {
        let count = inputs.value.items.len();
        findings
            .tell(inputs.key, format!("`{name}` reads {count} artifacts; `{}` takes {most}.", known.name))
            .help("CodePipeline answers with InvalidStageDeclarationException. Take out what is too many.");
    }
    let configuration = match &rule.value.configuration {
        Field::Opaque(_) => return,
        Field::Known(map) if hides_keys(&file.document, map.node) => return,
        other => other.known(),
    };
    let missing = |key: &&&str| configuration.is_none_or(|map| map.value.get(key).is_none());
    let missing: Vec<&str> = known.required.iter().filter(missing).copied().collect();
    if !missing.is_empty() && file.is_whole() {
        let place = configuration.map_or(provider.span, |map| map.key);
        let message = format!("`{name}` of `{}` has no `{}`.", known.name, missing.join("` and no `"));
        findings.tell(place, message).help(format!(
            "The provider needs it in `{}`; CodePipeline answers with InvalidStageDeclarationException.",
            found.key("configuration")
        ));
    }
    let no_commands = match &rule.value.commands {
        Field::Absent | Field::Null(_) => true,
        Field::Known(list) => list.value.items.is_empty(),
        Field::Opaque(_) => false,
    };
    if known.name == "Commands" && no_commands && file.is_whole() {
        findings.tell(provider.span, format!("`{name}` has no `{}`.", found.key("commands"))).help(
            "The provider runs what stands there, beside the configuration; CodePipeline answers with \
            InvalidStageDeclarationException.",
        );
    }
}
