//! CP205: a value in an action's configuration that its provider does not take.

use crate::diagnostics::{Diagnostic, Findings, Fix, Rule, Severity, repair};
use crate::formats::codepipeline::facts::action_types::{ConfigurationKey, Value};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{is_open, listed, typed};
use crate::rule;
use crate::schema::{Placed, nearest};

pub const RULE: Rule<PipelineFile> =
    rule!("CP205", "configuration-value", Error, "cp205_configuration_value.md", check);

const REFUSAL: &str = "CodePipeline answers with InvalidActionDeclarationException.";

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file) {
        for key in it.kind.keys.iter().filter(|key| !key.secret) {
            let value = it.action.value.setting(key.name).filter(|value| !is_open(&value.value));
            // A parameter's default holds only as long as nothing else is given.
            if let Some(value) = value.filter(|value| !file.is_default(value.span)) {
                check_value(file, key, value, findings);
            }
        }
    }
}

fn check_value(file: &PipelineFile, key: &ConfigurationKey, value: &Placed<String>, findings: &mut Findings) {
    let text = value.value.as_str();
    match key.value {
        Value::Switch | Value::Words(_) => {
            if key.words().all(|word| word != text) {
                let told = findings.tell(value.span, format!("`{}` cannot be `{text}`.", key.name));
                told.help(format!("{REFUSAL} It is one of {}.", listed(key.words())));
                let near = nearest(text, key.words());
                if matches!(key.value, Value::Switch) && near.is_some_and(|near| near.eq_ignore_ascii_case(text)) {
                    told.graded(Severity::Warning).assume("AWS does not document whether the case matters.");
                }
                if let Some(near) = near {
                    replace(file, value, near, told);
                }
            }
        }
        Value::WordList(_) => check_list(file, key, value, findings),
        Value::Integer { min, max } => {
            if text.parse::<u64>().is_ok_and(|number| (min..=max).contains(&number)) {
                return;
            }
            let bounds = match max {
                u64::MAX => format!("a whole number from {min} on"),
                _ => format!("a whole number from {min} to {max}"),
            };
            let told = findings.tell(value.span, format!("`{}` is {bounds}, not `{text}`.", key.name));
            told.help(format!("{REFUSAL} Write {bounds}."));
        }
        Value::Form(form) => {
            if (form.fits)(text) {
                return;
            }
            let told = findings.tell(value.span, format!("`{}` is {}, not `{text}`.", key.name, form.is));
            told.help(format!("{} Write it as in `{}`.", key.doc, form.example));
            if !form.certain {
                told.graded(Severity::Warning).assume("AWS does not document whether it refuses this.");
            }
        }
        Value::Text | Value::InputArtifact | Value::InputFile | Value::JsonObject | Value::JsonArray => {}
    }
}

fn check_list(file: &PipelineFile, key: &ConfigurationKey, value: &Placed<String>, findings: &mut Findings) {
    let text = value.value.as_str();
    let mut meant = Vec::new();
    let mut wrong = None;
    for word in text.split(',').map(str::trim) {
        let near = key.words().find(|known| *known == word).or_else(|| nearest(word, key.words()));
        if near != Some(word) && wrong.is_none() {
            wrong = Some(word);
        }
        meant.push(near);
    }
    let meant: Option<Vec<&str>> = meant.into_iter().collect();
    let meant = meant.map(|words| words.join(","));
    let told = if let Some(wrong) = wrong {
        let told = findings.tell(value.span, format!("`{}` has no word `{wrong}`.", key.name));
        told.help(format!("{REFUSAL} Its words are {}, between commas, without blanks.", listed(key.words())));
        told
    } else if text.contains(char::is_whitespace) {
        let told = findings.tell(value.span, format!("The words of `{}` have blanks between them.", key.name));
        told.graded(Severity::Warning);
        told.help("They are written between commas, without blanks.");
        told.assume("AWS shows the list without blanks and does not document what it makes of them.");
        told
    } else {
        return;
    };
    if let Some(meant) = meant {
        replace(file, value, &meant, told);
    }
}

fn replace(file: &PipelineFile, value: &Placed<String>, text: &str, told: &mut Diagnostic) {
    told.fix(Fix::safe(format!("Write `{text}`"), vec![repair::rename(&file.document, value.node, text)]));
}
