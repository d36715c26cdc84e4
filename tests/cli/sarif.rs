//! `check --format sarif`: accepted by the standard's own schema.

use jsonschema::{Validator, validator_for};
use serde_json::Value;

use crate::program::{Folder, rehearsal};

fn schema() -> Validator {
    let text = include_str!("../fixtures/sarif/sarif-2.1.0-rtm.5.json");
    let mut schema: Value = serde_json::from_str(text).expect("JSON");
    // The pattern of a language has a bracket too many, so that it is no regular expression; we write no language.
    for of in ["run", "toolComponent"] {
        let language = schema.pointer_mut(&format!("/definitions/{of}/properties/language"));
        assert!(language.and_then(Value::as_object_mut).expect("it is there").remove("pattern").is_some());
    }
    validator_for(&schema).expect("a schema")
}

fn assert_valid(log: &Value) {
    let validator = schema();
    let errors: Vec<String> =
        validator.iter_errors(log).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn the_schema_judges() {
    let validator = schema();
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })));
    let mut log = rehearsal(&["check", "--format", "sarif", "tests/fixtures/codebuild/report-format.yml"]).json();
    assert!(validator.is_valid(&log));
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0.into();
    assert!(!validator.is_valid(&log));
}

#[test]
fn every_fixture_gives_a_valid_log() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/codebuild");
    let mut arguments = vec!["check".to_owned(), "--format".to_owned(), "sarif".to_owned()];
    arguments.extend(std::fs::read_dir(folder).expect("fixtures").map(|entry| {
        let name = entry.expect("an entry").file_name().into_string().expect("text");
        format!("tests/fixtures/codebuild/{name}")
    }));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let log = rehearsal(&arguments).json();
    assert_valid(&log);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    let results = run["results"].as_array().expect("a list");
    assert!(results.len() > 20);
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert!(results.iter().any(|result| !result["fixes"].as_array().expect("a list").is_empty()));
    assert!(results.iter().any(|result| !result["relatedLocations"].as_array().expect("a list").is_empty()));
}

#[test]
fn nothing_found_is_a_valid_log_too() {
    assert_valid(&rehearsal(&["check", "--format", "sarif", "tests/fixtures/codebuild/minimal.yml"]).json());
}

#[test]
fn addresses_are_escaped_and_bytes_are_the_files_own() {
    let text = "version: 1.0\nphases:\n  build:\n    commands:\n      - make\n";
    let folder = Folder::with("a b ä#1.yml", text);
    folder.write("wide.yml", text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>());
    let log = folder.rehearsal(&["check", "--format", "sarif", "a b ä#1.yml", "wide.yml"]).json();
    assert_valid(&log);
    let place = |at: usize| &log["runs"][0]["results"][at]["locations"][0]["physicalLocation"];
    assert_eq!(place(0)["artifactLocation"]["uri"], "a%20b%20%C3%A4%231.yml");
    assert_eq!((&place(0)["region"]["byteOffset"], &place(0)["region"]["startColumn"]), (&9.into(), &10.into()));
    assert_eq!((&place(1)["region"]["byteOffset"], &place(1)["region"]["startColumn"]), (&Value::Null, &10.into()));
}
