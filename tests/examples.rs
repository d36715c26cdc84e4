//! The examples: each is read as its format, keeps the engine's laws, and tells the story that its title promises.

#![allow(clippy::expect_used)]

use rehearsal::diagnostics::Severity;
use rehearsal::examples::{Example, ExampleFile, GROUPS, STARTERS};
use rehearsal::formats::recognise;
use rehearsal::rehearsal::{Timeline, broken_laws};
use rehearsal::syntax::Document;
use rehearsal::workspace::{Workspace, WorkspaceFile};
use rehearsal::{check, rehearse};
use serde_json::Value;

fn played(file: &ExampleFile) -> Timeline {
    rehearse(file.text, file.format(), &Value::Null, &file.scenario())
}

/// The files of an example as they lie together.
fn workspace(example: &Example) -> Workspace {
    let file = |file: &ExampleFile| WorkspaceFile {
        name: if file.name.is_empty() { file.format().file_name.to_owned() } else { file.name.to_owned() },
        format: file.format(),
        settings: Value::Null,
        document: Document::read(file.text),
        scenario: file.scenario(),
    };
    Workspace { files: example.files.iter().map(file).collect() }
}

/// Each file of each example.
fn files() -> impl Iterator<Item = (&'static Example, &'static ExampleFile)> {
    Example::all().flat_map(|example| example.files.iter().map(move |file| (example, file)))
}

#[test]
fn each_is_recognised_and_keeps_the_laws() {
    for (example, file) in files() {
        let recognised = recognise(file.name, &Document::read(file.text)).map(|format| format.id);
        assert_eq!(recognised, Some(file.format().id), "{}", example.id);
        let timeline = played(file);
        assert_eq!(broken_laws(&timeline), Vec::<String>::new(), "{}", example.id);
        for fault in &file.scenario().faults.0 {
            assert!(timeline.struck(fault).is_some(), "{}: no step {}", example.id, fault.step);
        }
    }
}

#[test]
fn no_two_are_the_same() {
    for example in Example::all() {
        let texts: Vec<&str> = example.files.iter().map(|file| file.text).collect();
        assert_eq!(Example::all().filter(|other| other.id == example.id).count(), 1, "{}", example.id);
        assert_eq!(Example::with(&texts).map(|found| found.id), Some(example.id));
    }
}

#[test]
fn what_is_found_in_them() {
    let mut told = String::new();
    for (example, file) in files() {
        let found = check(file.text, file.format(), &Value::Null).diagnostics;
        let found: Vec<String> = found.iter().map(|found| format!("{:?} {}", found.severity, found.code)).collect();
        told.push_str(&format!("{}: {}\n", example.id, found.join(", ")));
    }
    for example in Example::all() {
        for (_, found) in workspace(example).findings() {
            told.push_str(&format!("{}, files together: {:?} {}\n", example.id, found.severity, found.code));
        }
    }
    insta::assert_snapshot!(told);
}

/// The story of each, and how it ends.
#[test]
fn what_they_tell() {
    for group in GROUPS {
        let mut told = String::new();
        for example in group.examples {
            // The first file leads.
            let timeline = workspace(example).rehearse(0).expect("an example has a file");
            assert_eq!(broken_laws(&timeline), Vec::<String>::new(), "{}", example.id);
            told.push_str(&format!("# {} ({})\n", example.title, example.id));
            for sentence in &timeline.narration {
                told.push_str(&format!("{} {}\n", sentence.at, sentence.text));
            }
            let outcome = &timeline.outcome;
            told.push_str(&format!(
                "{} at {}: {}\n\n",
                outcome.word,
                outcome.at,
                outcome.why.as_deref().unwrap_or("")
            ));
        }
        insta::assert_snapshot!(group.title.to_lowercase().replace([' ', ','], "-"), told);
    }
}

#[test]
fn nothing_is_wrong_in_what_one_begins_with() {
    for starter in STARTERS {
        let format = recognise(starter.name, &Document::read(starter.text)).expect(starter.name);
        let found = check(starter.text, format, &Value::Null).diagnostics;
        let told: Vec<_> = found.iter().filter(|found| found.severity != Severity::Hint).collect();
        assert_eq!(told, Vec::<&rehearsal::diagnostics::Diagnostic>::new(), "{}", starter.name);
    }
}
