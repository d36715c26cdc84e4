//! What completion and hover make of the formats' declarations. `|` marks the cursor.

#![allow(clippy::expect_used)]

use rehearsal::formats::codebuild::FORMAT;
use rehearsal::formats::codedeploy;
use rehearsal::schema::{complete, hover, json_schema};
use rehearsal::syntax::Document;
use serde_json::Value;

fn offered(marked: &str) -> Vec<String> {
    let (before, after) = marked.split_once('|').expect("a cursor");
    let document = Document::read(&format!("{before}{after}"));
    match complete(&document, FORMAT.shape(&document, &Value::Null), before.len() as u32) {
        Some(completions) => completions.options.into_iter().map(|option| option.label).collect(),
        None => Vec::new(),
    }
}

#[test]
fn offers_the_keys_of_the_columns_mapping() {
    assert_eq!(offered("|")[..3], ["version", "run-as", "env"]);
    let top = offered("version: 0.2\nph|\n");
    assert!(top.contains(&"phases".to_owned()) && !top.contains(&"version".to_owned()));
    assert!(!top.contains(&"environment_variables".to_owned()));
    assert_eq!(
        offered("phases:\n  build:\n    commands:\n      - make\n  |"),
        ["install", "pre_build", "post_build"]
    );
    assert_eq!(offered("phases:\n  build:\n    |\n"), ["run-as", "on-failure", "commands", "finally"]);
    assert_eq!(
        offered("phases:\n  build:\n    commands:\n    - make\n    fin|"),
        ["run-as", "on-failure", "finally"]
    );
    assert_eq!(
        offered("batch:\n  build-graph:\n    - identifier: a\n      de|\n    - identifier: b\n"),
        ["buildspec", "debug-session", "depend-on", "env", "ignore-failure"]
    );
    assert!(offered("reports:\n  unit:\n    fi|").contains(&"file-format".to_owned()));
}

#[test]
fn offers_words_and_stays_silent_elsewhere() {
    assert_eq!(offered("env:\n  shell: |"), ["bash", "/bin/sh", "powershell.exe", "cmd.exe"]);
    assert_eq!(offered("env:\n  git-credential-helper: y|"), ["yes", "no"]);
    assert!(offered("reports:\n  unit:\n    file-format: JU|").contains(&"JUNITXML".to_owned()));
    assert!(offered("phases:\n  build:\n    commands:\n      - ma|").is_empty());
    assert!(offered("# ver|").is_empty());
    assert!(offered("env:\n  variables:\n    |").is_empty());
}

#[test]
fn offers_keys_in_json() {
    let keys = offered("{\"version\": 0.2, \"phases\": {\"build\": {\"|\": 1}}}");
    assert_eq!(keys, ["run-as", "on-failure", "commands", "finally"]);
}

#[test]
fn a_key_is_written_with_the_beginning_of_its_value() {
    let document = Document::read("phases:\n  build:\n    ");
    let options = complete(&document, FORMAT.shape(&document, &Value::Null), 21).expect("something").options;
    let inserts: Vec<_> = options.iter().map(|option| option.insert.as_str()).collect();
    assert_eq!(inserts, ["run-as: ", "on-failure: ", "commands:\n      - ", "finally:\n      - "]);
}

#[test]
fn hover_tells_keys_and_words() {
    let text = "version: 0.2\nphases:\n  post_build:\n    commands: [make]\nreports:\n  a:\n    files: x\n    file-format: JunitXml\n";
    let document = Document::read(text);
    let title = |word: &str| {
        let at = text.find(word).expect("there") as u32;
        hover(&document, FORMAT.shape(&document, &Value::Null), at + 1).map(|hover| hover.title)
    };
    assert_eq!(title("post_build").as_deref(), Some("post_build"));
    assert_eq!(title("file-format").as_deref(), Some("file-format"));
    assert_eq!(title("JunitXml").as_deref(), Some("JUNITXML"));
    assert_eq!(title("make"), None);
}

#[test]
fn the_json_schema_takes_real_files_and_knows_every_key() {
    let schema = json_schema("CodeBuild buildspec", (FORMAT.declarations[0].shape)());
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let phases = &schema["$defs"]["Phases"]["properties"];
    assert_eq!(phases.as_object().expect("an object").len(), 4);
}

fn offered_for_appspec(marked: &str) -> Vec<String> {
    let (before, after) = marked.split_once('|').expect("a cursor");
    let document = Document::read(&format!("{before}{after}"));
    let shape = codedeploy::FORMAT.shape(&document, &Value::Null);
    match complete(&document, shape, before.len() as u32) {
        Some(completions) => completions.options.into_iter().map(|option| option.label).collect(),
        None => Vec::new(),
    }
}

#[test]
fn an_appspec_file_offers_what_its_platform_has() {
    assert_eq!(offered_for_appspec("version: 0.0\nos: |\n"), ["linux", "windows"]);
    let events = offered_for_appspec("version: 0.0\nos: linux\nhooks:\n  BeforeInstall:\n  |\n");
    assert!(events.contains(&"AfterInstall".to_owned()) && !events.contains(&"BeforeInstall".to_owned()));
    assert_eq!(
        offered_for_appspec("os: linux\nhooks:\n  AfterInstall:\n    - location: a.sh\n      |\n"),
        ["timeout", "runas", "sudo"]
    );
    let service = "version: 0.0\nresources:\n  - web:\n      type: AWS::ECS::Service\n      properties:\n        taskdefinition: a\n        |\n";
    let keys = offered_for_appspec(service);
    assert!(keys.contains(&"LoadBalancerInfo".to_owned()), "{keys:?}");
    assert!(!keys.contains(&"TaskDefinition".to_owned()), "written in small letters it is there: {keys:?}");
}
