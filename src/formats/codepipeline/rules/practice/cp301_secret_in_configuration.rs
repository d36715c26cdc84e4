//! CP301: a secret stands in the configuration of an action as it is.

use serde_json::Value;

use crate::diagnostics::{Findings, Rule, secret};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{is_open, typed};
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP301", "secret-in-configuration", Warning, "cp301_secret_in_configuration.md", check);

const VARIABLES: &str = "EnvironmentVariables";

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file) {
        let Some(configuration) = it.action.value.configuration.value() else { continue };
        for (name, value) in configuration.known() {
            let text = value.value.as_str();
            let is_secret = it.kind.key(&name.text).is_some_and(|key| key.secret);
            let message = if let Some((what, _)) = secret::by_form(text) {
                format!("The value of `{}` holds {what}.", name.text)
            } else if is_secret && !is_open(text) && secret::is_literal(text) && !file.is_default(value.span) {
                format!("The value of `{}` is a secret, written as it is.", name.text)
            } else if let Some(variable) = (name.text == VARIABLES).then(|| plaintext_variable(text)).flatten() {
                format!("The variable `{variable}` holds a secret, written as it is.")
            } else {
                continue;
            };
            findings.tell(value.span, message).help(
                "Whoever can read the file or the pipeline can read it. Replace the secret, since it is known now, and \
                 use a connection, a variable of the type SECRETS_MANAGER, or, in a template, \
                 `{{resolve:secretsmanager:…}}`.",
            );
        }
    }
}

/// The first variable whose name says that its plain value is a secret.
fn plaintext_variable(text: &str) -> Option<String> {
    let variables: Value = serde_json::from_str(text).ok()?;
    for variable in variables.as_array()? {
        let word = |key| variable.get(key).and_then(Value::as_str);
        let (Some(name), Some(value)) = (word("name"), word("value")) else { continue };
        let plain = word("type").is_none_or(|kind| kind == "PLAINTEXT");
        if plain && secret::by_name(name) && secret::is_literal(value) && !is_open(value) {
            return Some(name.to_owned());
        }
    }
    None
}
