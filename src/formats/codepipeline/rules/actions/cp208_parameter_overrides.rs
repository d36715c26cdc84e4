//! CP208: `ParameterOverrides` that CloudFormation cannot be given.

use serde_json::Value;

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{Typed, listed, typed};
use crate::rule;
use crate::schema::Placed;

pub const RULE: Rule<PipelineFile> =
    rule!("CP208", "parameter-overrides", Error, "cp208_parameter_overrides.md", check);

const KEY: &str = "ParameterOverrides";
/// How many bytes they have at most.
const LONGEST: usize = 1024;
/// The functions that read from an artifact, and how many arguments each has.
const FUNCTIONS: &[(&str, usize)] = &[("Fn::GetArtifactAtt", 2), ("Fn::GetParam", 3)];
/// What `Fn::GetArtifactAtt` tells of an artifact.
const ATTRIBUTES: &[&str] = &["BucketName", "ObjectKey", "URL"];

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file).into_iter().filter(|it| it.kind.provider == "CloudFormation") {
        let Some(text) = it.action.value.setting(KEY) else { continue };
        if text.value.contains("${") || text.value.contains("{{resolve:") || file.is_default(text.span) {
            continue;
        }
        if text.value.len() > LONGEST {
            let message = format!("`{KEY}` has {} bytes; it may have {LONGEST}.", text.value.len());
            findings.tell(text.span, message).help(
                "CodePipeline refuses more. Move parameters into a file of the artifact and name it with \
                 `TemplateConfiguration`.",
            );
        }
        match serde_json::from_str::<Value>(&text.value) {
            Ok(Value::Object(parameters)) => {
                for value in parameters.values() {
                    check_function(&it, text, value, findings);
                }
            }
            // A variable outside quotes may bring what makes it whole.
            Err(_) if text.value.contains("#{") => {}
            _ => {
                findings.tell(text.span, format!("`{KEY}` is not the text of a JSON object.")).help(
                    "The action fails when it runs. Write names and values as JSON, such as \
                     `{\"Environment\": \"prod\"}`.",
                );
            }
        }
    }
}

fn check_function(it: &Typed<'_>, text: &Placed<String>, value: &Value, findings: &mut Findings) {
    for (function, count) in FUNCTIONS {
        let Some(arguments) = value.get(function) else { continue };
        let words: Option<Vec<&str>> = arguments.as_array().and_then(|list| list.iter().map(Value::as_str).collect());
        let Some(words) = words.filter(|words| words.len() == *count) else {
            let told = findings.tell(text.span, format!("`{function}` takes {count} texts in a list."));
            told.help("The action fails when it runs. The first text is an input artifact.");
            continue;
        };
        let artifact = words.first().copied().unwrap_or_default();
        let inputs = it.inputs();
        if inputs.is_some_and(|inputs| !inputs.iter().any(|input| input.value == artifact)) {
            let message =
                format!("`{function}` names the artifact `{artifact}`, which `{}` does not read.", it.name());
            findings.tell(text.span, message).help(format!(
                "The action fails when it runs. List `{artifact}` among its input artifacts, or name one of them."
            ));
        }
        let attribute = words.get(1).filter(|_| *count == 2);
        if let Some(attribute) = attribute.filter(|attribute| !ATTRIBUTES.contains(attribute)) {
            let told = findings.tell(text.span, format!("`{function}` knows no `{attribute}` of an artifact."));
            told.help(format!("The action fails when it runs. Write {}.", listed(ATTRIBUTES.iter().copied())));
        }
    }
}
