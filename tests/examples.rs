//! The examples: each is read as its format, keeps the engine's laws, and tells the story that its title promises.

use rehearsal::examples::{Example, GROUPS};
use rehearsal::formats::recognise;
use rehearsal::rehearsal::{Timeline, broken_laws};
use rehearsal::syntax::Document;
use rehearsal::{check, rehearse};
use serde_json::Value;

fn played(example: &Example) -> Timeline {
    rehearse(example.text, example.format(), &Value::Null, &example.scenario())
}

#[test]
fn each_is_recognised_and_keeps_the_laws() {
    for example in Example::all() {
        let recognised = recognise("", &Document::read(example.text)).map(|format| format.id);
        assert_eq!(recognised, Some(example.format().id), "{}", example.id);
        let timeline = played(example);
        assert_eq!(broken_laws(&timeline), Vec::<String>::new(), "{}", example.id);
        for fault in &example.scenario().faults.0 {
            assert!(timeline.struck(fault).is_some(), "{}: no step {}", example.id, fault.step);
        }
    }
}

#[test]
fn no_two_are_the_same() {
    for example in Example::all() {
        let same = Example::all().filter(|other| other.id == example.id || other.text == example.text);
        assert_eq!(same.count(), 1, "{}", example.id);
        assert_eq!(Example::of(example.text).map(|found| found.id), Some(example.id));
    }
}

#[test]
fn what_is_found_in_them() {
    let mut told = String::new();
    for example in Example::all() {
        let found = check(example.text, example.format(), &Value::Null).diagnostics;
        let found: Vec<String> = found.iter().map(|found| format!("{:?} {}", found.severity, found.code)).collect();
        told.push_str(&format!("{}: {}\n", example.id, found.join(", ")));
    }
    insta::assert_snapshot!(told);
}

/// The story of each, and how it ends.
#[test]
fn what_they_tell() {
    for group in GROUPS {
        let mut told = String::new();
        for example in group.examples {
            let timeline = played(example);
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
