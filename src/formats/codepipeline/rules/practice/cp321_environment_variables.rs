//! CP321: `EnvironmentVariables` that CodeBuild cannot be given.

use serde_json::Value;

use crate::diagnostics::{Edit, Findings, Fix, Rule, repair};
use crate::formats::codepipeline::facts::action_types::Value as Kind;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{Typed, listed, typed};
use crate::rule;
use crate::schema::{Placed, nearest};

pub const RULE: Rule<PipelineFile> =
    rule!("CP321", "environment-variables", Warning, "cp321_environment_variables.md", check);

const KEY: &str = "EnvironmentVariables";
/// What the value of a variable can be.
const TYPES: &[&str] = &["PLAINTEXT", "PARAMETER_STORE", "SECRETS_MANAGER"];
const SHAPE: &str =
    "Write the text of a JSON array, as in `[{\"name\":\"STAGE\",\"value\":\"prod\",\"type\":\"PLAINTEXT\"}]`.";

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in
        typed(file).into_iter().filter(|it| it.kind.key(KEY).is_some_and(|key| matches!(key.value, Kind::JsonArray)))
    {
        let Some(text) = it.action.value.setting(KEY) else { continue };
        // What a template fills in may be what makes it whole.
        let filled = ["${", "{{resolve:"].iter().any(|mark| text.value.contains(mark));
        if !filled && !file.is_default(text.span) {
            check_text(file, &it, text, findings);
        }
    }
}

fn check_text(file: &PipelineFile, it: &Typed<'_>, text: &Placed<String>, findings: &mut Findings) {
    let variables = match serde_json::from_str(&text.value) {
        Ok(Value::Array(variables)) => variables,
        Err(_) if text.value.contains("#{") => return,
        _ => {
            let told = findings.tell(text.span, format!("`{KEY}` is not the text of a JSON array."));
            told.help(format!("The action fails when it runs. {SHAPE}"));
            return;
        }
    };
    for (at, variable) in variables.iter().enumerate() {
        let word = |key| variable.get(key).and_then(Value::as_str);
        let Some(name) = word("name") else {
            let told = findings.tell(text.span, format!("Variable {} of `{KEY}` has no `name`.", at + 1));
            told.help(format!("The action fails when it runs. {SHAPE}"));
            continue;
        };
        if word("value").is_none() {
            let told = findings.tell(text.span, format!("The variable `{name}` has no text as its `value`."));
            told.help(format!("The action fails when it runs. {SHAPE}"));
        }
        let Some(kind) = variable.get("type") else { continue };
        let shown = kind.as_str().map_or_else(|| kind.to_string(), str::to_owned);
        if TYPES.contains(&shown.as_str()) || shown.contains("#{") {
            continue;
        }
        let told =
            findings.tell(text.span, format!("The variable `{name}` has the type `{shown}`, which there is not."));
        told.help(format!("The action fails when it runs. The type is one of {}.", listed(TYPES.iter().copied())));
        let near = nearest(&shown, TYPES.iter().copied());
        if let Some((near, edit)) = near.and_then(|near| Some((near, retyped(file, it, text, &shown, near)?))) {
            told.fix(Fix::safe(format!("Write `{near}`"), vec![edit]));
        }
    }
}

/// Another type in the text, where it is written in this action and the word stands there once.
fn retyped(file: &PipelineFile, it: &Typed<'_>, text: &Placed<String>, from: &str, to: &str) -> Option<Edit> {
    let whole = repair::rename(&file.document, text.node, "").span;
    let written = whole.text(file.document.source());
    let at = written.find(from).filter(|at| written.rfind(from) == Some(*at))?;
    let start = whole.start + at as u32;
    let span = crate::syntax::Span::new(start, start + from.len() as u32);
    it.action.span.contains(span).then(|| Edit::replace(span, to))
}
