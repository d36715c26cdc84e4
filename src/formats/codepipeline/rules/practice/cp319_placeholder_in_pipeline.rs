//! CP319: a value is still a placeholder.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::action_types::Value;
use crate::formats::codepipeline::facts::known_types::known_type;
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::rules::typed::is_open;
use crate::rule;
use crate::schema::{Map, Placed};

pub const RULE: Rule<PipelineFile> =
    rule!("CP319", "placeholder-in-pipeline", Warning, "cp319_placeholder_in_pipeline.md", check);

/// Words that stand for something else wherever they are.
const MARKS: &[&str] = &["ACCOUNT_ID", "YOUR_", "YOUR-", "123456789012"];

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for text in texts(found) {
            // A parameter's default is there to be replaced.
            let Some(mark) =
                placeholder(&text.value).filter(|_| !is_open(&text.value) && !file.is_default(text.span))
            else {
                continue;
            };
            let message = match mark {
                "123456789012" => "`123456789012` is the account of AWS's own examples.".to_owned(),
                _ => format!("`{mark}` is a placeholder."),
            };
            findings.tell(text.span, message).help("It was to be replaced. Write what it stands for.");
        }
    }
}

/// Names and ARNs: texts in which a placeholder cannot be meant.
fn texts(found: &FoundPipeline) -> Vec<&Placed<String>> {
    let mut texts = Vec::new();
    let Some(pipeline) = found.pipeline() else { return texts };
    texts.extend(pipeline.role_arn.known());
    for store in pipeline.stores() {
        let Some(store) = store.store.value() else { continue };
        texts.extend(store.location.known());
        texts.extend(store.encryption_key.value().and_then(|key| key.id.known()));
    }
    for (_, action) in found.actions() {
        texts.extend(action.value.role_arn.known());
        let kind = known_type(&action.value);
        for (name, text) in action.value.configuration.value().into_iter().flat_map(Map::known) {
            let key = kind.and_then(|kind| kind.key(&name.text));
            // What is text for people or for programs may hold anything.
            let free = |value| matches!(value, Value::JsonArray | Value::JsonObject);
            if key.is_some_and(|key| !key.secret && !free(key.value)) && name.text != "CustomData" {
                texts.push(text);
            }
        }
    }
    texts
}

/// The placeholder in a text.
fn placeholder(text: &str) -> Option<&str> {
    let marked = MARKS.iter().find(|mark| text.contains(**mark)).copied();
    marked.or_else(|| between(text, "<", ">")).or_else(|| between(text, "__", "__"))
}

/// What stands between two marks, with them, if it is a name.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let start = text.find(open)?;
    let inner = text.get(start + open.len()..)?;
    let length = inner.find(close)?;
    let name = inner.get(..length)?;
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"_- ".contains(&byte);
    let is_name = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic()) && name.bytes().all(letter);
    is_name.then(|| text.get(start..start + open.len() + length + close.len())).flatten()
}
