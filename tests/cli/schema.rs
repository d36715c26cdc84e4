//! `schema`: the schemas accept what the program accepts.

use jsonschema::{Validator, validator_for};
use serde_json::{Value, json};

use crate::program::rehearsal;

fn schema(of: &str) -> Validator {
    let answer = rehearsal(&["schema", of]);
    assert_eq!(answer.code, 0);
    validator_for(&answer.json()).expect("a schema")
}

fn assert_accepts(schema: &Validator, name: &str, value: &Value) {
    let errors: Vec<String> =
        schema.iter_errors(value).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {}", errors.join("\n"));
}

#[test]
fn the_scenarios_schema_accepts_scenarios() {
    let schema = schema("scenario-codebuild");
    assert_accepts(&schema, "nothing", &json!({}));
    let usual = serde_json::to_value(::rehearsal::rehearsal::Scenario::<
        ::rehearsal::formats::codebuild::scenario::Setup,
    >::default());
    assert_accepts(&schema, "the usual", &usual.expect("JSON"));
    let full = json!({
        "faults": [{ "step": "BUILD", "attempt": 2, "kind": "fail", "exit": 3, "detail": "x" }],
        "durations": { "BUILD": 1000 },
        "setup": { "compute": "lambda", "stop_after": 40, "ways": { "source": "clone" }, "batch": { "on": false } },
    });
    assert_accepts(&schema, "a full one", &full);
    for refused in [
        json!([]),
        json!({ "faults": [{ "step": "BUILD" }] }),
        json!({ "durations": { "BUILD": "long" } }),
        json!({ "setup": { "compute": "steam" } }),
    ] {
        assert!(!schema.is_valid(&refused), "{refused}");
    }
}

/// A JSON Schema speaks of JSON, so a YAML file is judged by what a reader of YAML makes of it.
#[test]
fn the_buildspecs_schema_accepts_the_valid_fixtures() {
    let schema = schema("codebuild");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/codebuild");
    let manifest = std::fs::read_to_string(folder.join("MANIFEST.tsv")).expect("a manifest");
    let mut accepted = 0;
    for name in manifest.lines().filter(|line| line.contains("\tvalid\t")).filter_map(|line| line.split('\t').next())
    {
        let text = std::fs::read_to_string(folder.join(name)).expect("it is there");
        let mut yaml: serde_yaml::Value = serde_yaml::from_str(text.trim_start_matches('\u{feff}')).expect("YAML");
        yaml.apply_merge().expect("a merge key");
        assert_accepts(&schema, name, &serde_json::to_value(yaml).expect("JSON"));
        accepted += 1;
    }
    assert!(accepted > 10);
    assert!(!schema.is_valid(&json!({ "version": 0.2, "phases": ["make"] })));
}

#[test]
fn an_unknown_schema_ends_with_2() {
    let answer = rehearsal(&["schema", "jenkins"]);
    assert_eq!((answer.code, answer.text()), (2, ""));
    assert!(answer.complaint.contains("codebuild") && answer.complaint.contains("scenario"), "{}", answer.complaint);
}
