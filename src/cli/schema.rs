//! `rehearsal schema`.

use rehearsal::formats::FORMATS;
use rehearsal::schema::json_schema;
use serde_json::Value;

use super::{Answer, UNUSABLE};

/// What comes before a format's name where the schema of its scenarios is asked for.
const SCENARIO: &str = "scenario-";

/// The JSON Schema of one kind of a format's files, or that of its scenarios.
pub fn print(of: &str) -> Answer {
    match schema(of) {
        Some(schema) => Answer::new(format!("{schema:#}\n"), 0),
        None => {
            let files = FORMATS.iter().flat_map(|format| format.declarations).map(|kind| kind.id.to_owned());
            let scenarios = FORMATS.iter().map(|format| format!("{SCENARIO}{}", format.id));
            let known: Vec<String> = files.chain(scenarios).collect();
            eprintln!("There is no schema of {of}. Known: {}.", known.join(", "));
            Answer::new("", UNUSABLE)
        }
    }
}

fn schema(of: &str) -> Option<Value> {
    if let Some(id) = of.strip_prefix(SCENARIO) {
        return FORMATS.iter().find(|format| format.id == id).map(|format| (format.scenario_schema)());
    }
    let mut declarations = FORMATS.iter().flat_map(|format| format.declarations);
    let declaration = declarations.find(|declaration| declaration.id == of)?;
    Some(json_schema(declaration.title, (declaration.shape)()))
}
