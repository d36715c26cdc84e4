//! `rehearsal schema`.

use rehearsal::formats::{Declaration, FORMATS};
use rehearsal::schema::json_schema;
use serde_json::{Value, json};

use super::{Answer, UNUSABLE};

/// The JSON Schema of one kind of a format's files, or that of the scenarios of all formats.
pub fn print(of: &str) -> Answer {
    let declarations = FORMATS.iter().flat_map(|format| format.declarations);
    match declarations.clone().find(|declaration| declaration.id == of) {
        Some(Declaration { title, shape, .. }) => Answer::new(format!("{:#}\n", json_schema(title, shape())), 0),
        None if of == "scenario" => Answer::new(format!("{:#}\n", scenario()), 0),
        None => {
            let known: Vec<_> = declarations.map(|declaration| declaration.id).collect();
            eprintln!("There is no schema of {of}. Known: {}, scenario.", known.join(", "));
            Answer::new("", UNUSABLE)
        }
    }
}

/// A scenario is one of a format's; with one format there is nothing to choose.
fn scenario() -> Value {
    let mut schemas: Vec<Value> = FORMATS.iter().map(|format| (format.scenario_schema)()).collect();
    match schemas.len() {
        1 => schemas.remove(0),
        _ => json!({ "anyOf": schemas }),
    }
}
