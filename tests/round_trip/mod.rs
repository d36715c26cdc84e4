//! Pipelines there and back: to their other form and again to their own.

use rehearsal::formats::codepipeline::convert::{Converted, convert};
use rehearsal::formats::codepipeline::file::PipelineFile;
use rehearsal::formats::codepipeline::settings::Settings;
use rehearsal::syntax::Document;
use serde_json::Value;

/// What became of one pipeline.
pub struct Trip {
    /// What people call it.
    pub name: String,
    /// How many things the other form cannot say, or says otherwise.
    pub losses: usize,
    /// What is different after the way there and back, if anything is.
    pub difference: Option<String>,
}

/// Sends every pipeline of a text there and back.
pub fn trips(text: &str) -> Vec<Trip> {
    let file = PipelineFile::read(Document::read(text), Settings::default());
    let is_template = file.form.is_template();
    let trip = |pipeline| {
        let there = convert(&file, pipeline);
        let name = pipeline.name_shown.clone();
        // In the form of the AWS CLI a pipeline can be compared: there, or back again.
        let (first, second) = match is_template {
            true => (there.text.clone(), only(&there.text).and_then(|template| only(&template.text))),
            false => (text.to_owned(), only(&there.text)),
        };
        let difference = match second {
            None => Some("it is no pipeline any more".to_owned()),
            Some(Converted { text: second, .. }) => differ(&comparable(&first, &there), &comparable(&second, &there)),
        };
        Trip { name, losses: there.losses.len(), difference }
    };
    file.pipelines.iter().map(trip).collect()
}

fn only(text: &str) -> Option<Converted> {
    let file = PipelineFile::read(Document::read(text), Settings::default());
    Some(convert(&file, file.pipelines.first()?))
}

/// A definition as a value, without what is said to be lost.
fn comparable(text: &str, converted: &Converted) -> Value {
    let read: Value = serde_yaml::from_str(text).unwrap_or_default();
    let mut value = match read.get("pipeline") {
        Some(_) => read,
        None => serde_json::json!({ "pipeline": read }),
    };
    for key in ["metadata", "version", "timeoutInMinutes", "result"] {
        if converted.losses.iter().any(|loss| loss.message.starts_with(&format!("`{key}"))) {
            remove(&mut value, key);
        }
    }
    value
}

fn remove(value: &mut Value, key: &str) {
    match value {
        Value::Object(map) => {
            // The version of an action's type is never lost.
            if key != "version" || !map.contains_key("provider") {
                map.remove(key);
            }
            map.values_mut().for_each(|inner| remove(inner, key));
        }
        Value::Array(items) => items.iter_mut().for_each(|inner| remove(inner, key)),
        _ => {}
    }
}

fn differ(first: &Value, second: &Value) -> Option<String> {
    match (first, second) {
        (Value::Object(one), Value::Object(other)) => {
            let keys = one.keys().chain(other.keys());
            keys.filter_map(|key| match (one.get(key), other.get(key)) {
                (Some(one), Some(other)) => differ(one, other).map(|why| format!("{key}.{why}")),
                (one, other) => Some(format!("{key}: {one:?} and {other:?}")),
            })
            .next()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            one.iter().zip(other).find_map(|(one, other)| differ(one, other))
        }
        (one, other) => (one != other).then(|| format!(" {one} and {other}")),
    }
}
