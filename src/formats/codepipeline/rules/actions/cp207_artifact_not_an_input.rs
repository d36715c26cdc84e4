//! CP207: a configuration names an artifact that the action does not read, or none where it must.

use crate::diagnostics::{Findings, Fix, Rule, repair};
use crate::formats::codepipeline::facts::action_types::Value;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{Typed, listed, typed};
use crate::rule;
use crate::schema::Placed;

pub const RULE: Rule<PipelineFile> =
    rule!("CP207", "artifact-not-an-input", Error, "cp207_artifact_not_an_input.md", check);

/// Modes of a CloudFormation action in which no template is read.
const WITHOUT_TEMPLATE: &[&str] = &["CHANGE_SET_EXECUTE", "DELETE_ONLY"];

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file) {
        let mode = it.action.value.setting("ActionMode").map(|mode| mode.value.as_str());
        if mode.is_some_and(|mode| WITHOUT_TEMPLATE.contains(&mode)) {
            continue;
        }
        for key in it.kind.keys {
            let Some(value) = it.setting(key.name).filter(|value| !file.is_default(value.span)) else { continue };
            match key.value {
                // The primary source has a rule of its own.
                Value::InputArtifact if key.name != "PrimarySource" => {
                    check_artifact(file, &it, key.name, value, &value.value, None, findings);
                }
                Value::InputFile => match value.value.split_once("::") {
                    Some((artifact, path)) if !artifact.is_empty() && !path.is_empty() => {
                        check_artifact(file, &it, key.name, value, artifact, Some(path), findings);
                    }
                    _ => tell_without_artifact(file, &it, key.name, value, findings),
                },
                _ => {}
            }
        }
    }
}

fn check_artifact(
    file: &PipelineFile,
    it: &Typed<'_>,
    key: &str,
    value: &Placed<String>,
    artifact: &str,
    path: Option<&str>,
    findings: &mut Findings,
) {
    let Some(inputs) = it.inputs() else { return };
    if inputs.iter().any(|input| input.value == artifact) {
        return;
    }
    let message = format!("`{key}` names the artifact `{artifact}`, which `{}` does not read.", it.name());
    let told = findings.tell(value.span, message);
    let read = match inputs.as_slice() {
        [] => "It reads none.".to_owned(),
        inputs => format!("It reads {}.", listed(inputs.iter().map(|input| input.value.as_str()))),
    };
    told.help(format!(
        "CodePipeline answers with InvalidActionDeclarationException. {read} Write one of its input artifacts, or list \
         `{artifact}` among them."
    ));
    if let [input] = inputs.as_slice() {
        told.relate(input.span, "What it reads is here");
        let text = match path {
            Some(path) => format!("{}::{path}", input.value),
            None => input.value.clone(),
        };
        let edit = repair::rename(&file.document, value.node, &text);
        told.fix(Fix::needs_a_look(format!("Write `{text}`"), vec![edit]));
    }
}

fn tell_without_artifact(
    file: &PipelineFile,
    it: &Typed<'_>,
    key: &str,
    value: &Placed<String>,
    findings: &mut Findings,
) {
    let told =
        findings.tell(value.span, format!("`{key}` is `{}` and does not name an artifact with a file.", value.value));
    told.help(
        "CodePipeline answers with InvalidActionDeclarationException. Write the input artifact, two colons and the \
         path in it, such as `BuildOutput::template.yaml`.",
    );
    let path = value.value.trim_start_matches(':');
    if let Some([input]) = it.inputs().as_deref()
        && !path.contains(':')
        && !path.is_empty()
    {
        let text = format!("{}::{path}", input.value);
        let edit = repair::rename(&file.document, value.node, &text);
        told.fix(Fix::safe(format!("Write `{text}`"), vec![edit]));
    }
}
