//! `check --format json`: exactly the form that is promised.

use serde_json::{Value, json};

use crate::program::{Folder, fed};

#[test]
fn a_clean_file_is_listed() {
    let folder = Folder::with("a b.yml", "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n");
    let answer = folder.rehearsal(&["check", "--format", "json", "a b.yml"]);
    let file = json!({ "path": "a b.yml", "kind": "codebuild", "diagnostics": [] });
    assert_eq!((answer.code, answer.json()), (0, json!({ "version": 1, "files": [file] })));
}

/// All of it at once: a safe fix, a related place, help, and columns that count characters where bytes differ.
#[test]
fn a_finding_has_every_part() {
    let text = "version: 0.2\nphases:\n  build:\n    commands:\n      - \"ä 𝄞\"\n      - echo \"on: 𝄞\" # ä\n";
    let answer = fed(&["check", "--format", "json", "-"], text.as_bytes());
    assert_eq!(answer.code, 1);
    let report = answer.json();
    keys(&report, &["version", "files"]);
    let file = &report["files"][0];
    keys(file, &["path", "kind", "diagnostics"]);
    let diagnostic = file["diagnostics"].as_array().expect("a list").iter().find(|found| found["code"] == "CB305");
    let diagnostic = diagnostic.expect("a command became a mapping");
    assert_eq!(diagnostic["severity"], "error");
    assert!(diagnostic["message"].is_string() && diagnostic["help"].is_string() && diagnostic["name"].is_string());
    assert_eq!((&diagnostic["url"], &diagnostic["assumption"]), (&Value::Null, &json!(false)));
    let colon = text.find(": 𝄞").expect("there");
    assert_eq!(diagnostic["range"]["start"], json!({ "line": 6, "column": 17, "byte": colon }));
    let fix = &diagnostic["fixes"][0];
    assert_eq!(fix["safe"], true);
    let end = text.find(" # ä").expect("there");
    let last = fix["edits"].as_array().expect("a list").last().expect("an edit");
    assert_eq!(last["end"], json!({ "line": 6, "column": 21, "byte": end }));
    every_part(&report);
}

#[test]
fn every_finding_of_every_fixture_has_the_form() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/codebuild");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("fixtures")
        .map(|entry| entry.expect("an entry").path().to_str().expect("text").to_owned())
        .filter(|path| !path.ends_with(".tsv"))
        .collect();
    files.sort();
    let mut arguments = vec!["check", "--format", "json"];
    arguments.extend(files.iter().map(String::as_str));
    let report = crate::program::rehearsal(&arguments).json();
    assert_eq!(report["files"].as_array().expect("a list").len(), files.len());
    every_part(&report);
}

fn every_part(report: &Value) {
    assert_eq!(report["version"], 1);
    for file in report["files"].as_array().expect("a list") {
        for diagnostic in file["diagnostics"].as_array().expect("a list") {
            keys(
                diagnostic,
                &["code", "name", "severity", "message", "help", "url", "assumption", "range", "related", "fixes"],
            );
            assert!(["error", "warning", "hint"].contains(&diagnostic["severity"].as_str().expect("text")));
            assert!(diagnostic["assumption"].is_boolean());
            range(&diagnostic["range"]);
            for related in diagnostic["related"].as_array().expect("a list") {
                keys(related, &["range", "message"]);
                range(&related["range"]);
            }
            for fix in diagnostic["fixes"].as_array().expect("a list") {
                keys(fix, &["title", "safe", "edits"]);
                for edit in fix["edits"].as_array().expect("a list") {
                    keys(edit, &["start", "end", "text"]);
                    position(&edit["start"]);
                    position(&edit["end"]);
                }
            }
        }
    }
}

fn range(value: &Value) {
    keys(value, &["start", "end"]);
    assert!(position(&value["start"]) <= position(&value["end"]));
}

/// Its byte.
fn position(value: &Value) -> u64 {
    keys(value, &["line", "column", "byte"]);
    assert!(value["line"].as_u64() >= Some(1) && value["column"].as_u64() >= Some(1));
    value["byte"].as_u64().expect("a number")
}

fn keys(value: &Value, wanted: &[&str]) {
    let mut found: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    let mut wanted = wanted.to_vec();
    found.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(found, wanted);
}
