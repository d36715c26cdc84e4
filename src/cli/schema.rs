//! `rehearsal schema`.

use rehearsal::formats::{Declaration, FORMATS};
use rehearsal::schema::json_schema;
use serde_json::{Value, json};

use super::{Answer, UNUSABLE};

/// What stands for the scenarios of every format, and before a format's name for its own.
const SCENARIO: &str = "scenario";

/// The JSON Schema of a format's files, of one kind of them, of a format's scenarios, or of every scenario.
pub fn print(of: &str) -> Answer {
    match schema(of) {
        Some(schema) => Answer::new(format!("{schema:#}\n"), 0),
        None => {
            eprintln!("There is no schema of {of}. Known: {}.", known().join(", "));
            Answer::new("", UNUSABLE)
        }
    }
}

fn known() -> Vec<String> {
    let mut known = Vec::new();
    for format in FORMATS {
        known.push(format.id.to_owned());
        let kinds = format.declarations.iter().map(|kind| kind.id.to_owned());
        known.extend(kinds.filter(|id| id != format.id));
        known.push(format!("{SCENARIO}-{}", format.id));
    }
    known.push(SCENARIO.to_owned());
    known
}

fn schema(of: &str) -> Option<Value> {
    if of == SCENARIO {
        return Some(any("A scenario", FORMATS.iter().map(|format| (format.id, (format.scenario_schema)()))));
    }
    if let Some(id) = of.strip_prefix(SCENARIO).and_then(|rest| rest.strip_prefix('-')) {
        return FORMATS.iter().find(|format| format.id == id).map(|format| (format.scenario_schema)());
    }
    let files = |kind: &Declaration| json_schema(kind.title, (kind.shape)());
    if let Some(kind) = FORMATS.iter().flat_map(|format| format.declarations).find(|kind| kind.id == of) {
        return Some(files(kind));
    }
    let format = FORMATS.iter().find(|format| format.id == of)?;
    Some(any(format.title, format.declarations.iter().map(|kind| (kind.id, files(kind)))))
}

/// The schema of what one of several describes. Each is a resource of its own, so that its references stay its own.
fn any<'a>(title: &str, schemas: impl Iterator<Item = (&'a str, Value)>) -> Value {
    let schemas: Vec<Value> = schemas
        .map(|(id, mut schema)| {
            schema["$id"] = format!("urn:rehearsal:{id}").into();
            schema
        })
        .collect();
    json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "anyOf": schemas })
}
