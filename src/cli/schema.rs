//! `rehearsal schema`.

use rehearsal::formats::{FORMATS, format};
use rehearsal::schema::json_schema;
use serde_json::{Value, json};

use super::{Answer, UNUSABLE};

/// The JSON Schema of a format's files, or that of the scenarios of all formats.
pub fn print(of: &str) -> Answer {
    match format(of) {
        Some(format) => Answer::new(format!("{:#}\n", json_schema(format.title, format.shape)), 0),
        None if of == "scenario" => Answer::new(format!("{:#}\n", scenario()), 0),
        None => {
            let known: Vec<_> = FORMATS.iter().map(|format| format.id).collect();
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
