//! CP004: a key that is not declared.

use super::cp003_get_pipeline_output::is_metadata;
use crate::diagnostics::repair::rename;
use crate::diagnostics::{Diagnostic, Findings, Fix, Rule, Severity};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::form::Form;
use crate::formats::codepipeline::model::{Pipeline, PipelineInput, RuleDeclaration};
use crate::formats::codepipeline::rules::structure::edits::remove_entry;
use crate::formats::codepipeline::template::{PipelineResource, Template};
use crate::rule;
use crate::schema::{Mapping, Misfit, MisfitKind};
use crate::syntax::NodeId;

pub const RULE: Rule<PipelineFile> =
    rule!("CP004", "unknown-pipeline-key", Error, "cp004_unknown_pipeline_key.md", check);

/// Keys of other types of resources, which CloudFormation knows.
const OF_OTHER_RESOURCES: &[&str] = &["CreationPolicy", "UpdatePolicy"];

fn check(file: &PipelineFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, near, .. } = misfit.kind else { continue };
        if is_metadata(file, misfit) || respelt(file, misfit).is_some() {
            continue;
        }
        let Some(name) = file.document.scalar(key) else { continue };
        let found = findings.tell(misfit.span, format!("`{name}` is not a key of {}.", words(mapping)));
        if mapping == PipelineResource::SHAPE && OF_OTHER_RESOURCES.contains(&name) {
            found.graded(Severity::Warning);
        }
        if let Some(why) = special(file, mapping, name) {
            found.help(why);
            remove(file, within, key, found);
            continue;
        }
        let keys: Vec<String> = mapping
            .keys
            .iter()
            .filter(|key| key.is_declared_in(misfit.spelling))
            .map(|key| key.spelt(misfit.spelling).into_owned())
            .collect();
        let refusal = match file.form.is_template() {
            _ if mapping == Template::SHAPE => {
                format!("CloudFormation: `Invalid template property or properties [{name}]`.")
            }
            _ if mapping == PipelineResource::SHAPE => {
                format!("CloudFormation: `Invalid template resource property '{name}'`.")
            }
            true => format!("CloudFormation: `extraneous key [{name}] is not permitted`."),
            false => format!("The AWS CLI sends nothing: `Unknown parameter in …: \"{name}\"`."),
        };
        let free = near.filter(|near| file.document.get(within, &near.spelt(misfit.spelling)).is_none());
        match free {
            Some(near) => {
                let right = near.spelt(misfit.spelling).into_owned();
                found.help(format!("{refusal} Write `{right}`."));
                let edit = rename(&file.document, key, &right);
                found.fix(Fix::safe(format!("Write `{right}`"), vec![edit]));
            }
            None => {
                found.help(format!("{refusal} Its keys are {}.", keys.join(", ")));
                remove(file, within, key, found);
            }
        }
    }
}

fn remove(file: &PipelineFile, within: NodeId, key: NodeId, found: &mut Diagnostic) {
    if let Some(edit) = remove_entry(&file.document, within, key) {
        found.fix(Fix::needs_a_look("Delete it", vec![edit]));
    }
}

/// The declared key as it should be written, where only the other form's spelling was used.
pub fn respelt(file: &PipelineFile, misfit: &Misfit) -> Option<String> {
    let MisfitKind::UnknownKey { mapping, key, .. } = misfit.kind else { return None };
    let name = file.document.scalar(key)?;
    let declared = mapping.key_in(misfit.spelling.other(), name)?;
    declared.is_declared_in(misfit.spelling).then(|| declared.spelt(misfit.spelling).into_owned())
}

/// What there is to say of keys that belong to the other form, or elsewhere.
fn special(file: &PipelineFile, mapping: &'static Mapping, name: &str) -> Option<&'static str> {
    let template = file.form.is_template();
    match name {
        "Version" | "version" if template && mapping == Pipeline::SHAPE => {
            Some("CloudFormation counts the version itself and gives it as an attribute. Take the key out.")
        }
        "TimeoutInMinutes" | "timeoutInMinutes" if template && mapping == RuleDeclaration::SHAPE => {
            Some("The API has it; CloudFormation does not know it. Take the key out.")
        }
        "tags" | "Tags" if !template && mapping == Pipeline::SHAPE => Some(match file.form {
            Form::Bare => "Tags are an option of their own beside `--pipeline`: `--tags`.",
            _ => "Tags stand beside `pipeline`, not in it.",
        }),
        "pipeline" if file.form == Form::Bare => {
            Some("This file is the pipeline alone, for `--pipeline`. Take the key out, or put everything below it.")
        }
        "region" | "Region" if mapping.name == "ArtifactStore" => Some(
            "A store lies in the Region of its bucket. For several Regions write `artifactStores` with a store for each.",
        ),
        "provider" | "Provider" if mapping.name == "Trigger" => {
            Some("The key is `providerType`, and its value `CodeStarSourceConnection`; the guide's example is wrong.")
        }
        "metadata" if mapping == PipelineInput::SHAPE => {
            Some("It is what get-pipeline prints, and cannot be sent back. Take it out.")
        }
        _ => None,
    }
}

/// What a mapping is called.
pub fn words(mapping: &'static Mapping) -> &'static str {
    match mapping.name {
        "PipelineInput" => "what the AWS CLI reads",
        "Pipeline" => "a pipeline",
        "Template" => "a template",
        "PipelineResource" => "the pipeline's resource",
        "Stage" => "a stage",
        "Action" => "an action",
        "ActionTypeId" => "an action's type",
        "ArtifactStore" => "an artifact store",
        "RegionalStore" => "a Region's artifact store",
        "EncryptionKey" => "an encryption key",
        "InputArtifact" => "an input artifact",
        "OutputArtifact" => "an output artifact",
        "EnvironmentVariable" => "an environment variable",
        "Variable" => "a variable",
        "Trigger" => "a trigger",
        "GitConfiguration" => "a trigger's `gitConfiguration`",
        "PushFilter" => "a push filter",
        "PullRequestFilter" => "a pull request filter",
        "Patterns" => "a filter's patterns",
        "Conditions" => "a stage's conditions",
        "Failure" => "`onFailure`",
        "RetryConfiguration" => "a retry's configuration",
        "Condition" => "a condition",
        "RuleDeclaration" => "a rule",
        "RuleTypeId" => "a rule's type",
        "Tag" => "a tag",
        "DisabledTransition" => "a disabled transition",
        _ => "a blocker",
    }
}
