//! The tree against a second opinion: serde_yaml must find the same structure and the same texts, in every fixture
//! and in generated documents.

// A test may end at what it does not expect.
#![allow(clippy::expect_used)]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rehearsal::syntax::{Document, NodeId, ScalarStyle, looks_like_json};
use serde::Deserialize;
use serde_yaml::Value;
use serde_yaml::value::{Tag, TaggedValue};

/// What serde_yaml makes of the tree's own texts. What a plain scalar means it decides itself, one by one.
fn meaning(document: &Document, id: NodeId) -> Value {
    let target = document.resolve(id);
    let value = if let Some(items) = document.items(target) {
        Value::Sequence(items.iter().map(|item| meaning(document, *item)).collect())
    } else if let Some(entries) = document.entries(target) {
        Value::Mapping(entries.map(|entry| (meaning(document, entry.key), meaning(document, entry.value))).collect())
    } else {
        let text = document.scalar(target).expect("a scalar").to_owned();
        let plain = document.style(target) == Some(ScalarStyle::Plain) && document.node(target).tag.is_none();
        match plain && !text.is_empty() {
            true => serde_yaml::from_str(&text).unwrap_or(Value::String(text)),
            false if plain => Value::Null,
            false => Value::String(text),
        }
    };
    match document.node(target).tag.map(|tag| tag.text(document.source())) {
        // What YAML's own tags mean is not the tree's to say; the texts below are compared as they are.
        Some(tag) if !tag.starts_with("!!") && tag != "!" => {
            let value = if value == Value::String(String::new()) { Value::Null } else { value };
            Value::Tagged(Box::new(TaggedValue { tag: Tag::new(tag), value }))
        }
        _ => value,
    }
}

/// Numbers and the like under a tag as their text.
fn texts(value: Value) -> Value {
    match value {
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(texts).collect()),
        Value::Mapping(entries) => {
            Value::Mapping(entries.into_iter().map(|(key, value)| (texts(key), texts(value))).collect())
        }
        Value::Tagged(tagged) => Value::Tagged(Box::new(TaggedValue { tag: tagged.tag, value: texts(tagged.value) })),
        Value::Number(number) => Value::String(number.to_string()),
        Value::Bool(bool) => Value::String(bool.to_string()),
        other => other,
    }
}

/// All documents of a text, as serde_yaml reads them. It trips over a byte-order mark.
fn second_opinion(text: &str) -> Result<Vec<Value>, serde_yaml::Error> {
    let text = text.trim_start_matches('\u{feff}');
    serde_yaml::Deserializer::from_str(text).map(Value::deserialize).collect()
}

#[track_caller]
fn agrees(text: &str, name: &str) {
    let document = Document::read(text);
    match second_opinion(text) {
        Ok(values) => {
            assert_eq!(document.problem(), None, "{name} reads");
            let ours: Vec<Value> = document.roots().iter().map(|root| texts(meaning(&document, *root))).collect();
            // Of a text without any document serde_yaml makes a null.
            let theirs: Vec<Value> =
                values.into_iter().filter(|value| !(ours.is_empty() && value.is_null())).map(texts).collect();
            assert_eq!(ours, theirs, "{name}");
        }
        Err(error) => {
            let problem = document.problem().unwrap_or_else(|| panic!("{name} reads, but: {error}"));
            assert!(error.to_string().starts_with(&problem.message), "{name}: {error} against {}", problem.message);
        }
    }
}

fn fixtures(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the fixtures").flatten() {
        let path = entry.path();
        if path.is_dir() {
            fixtures(&path, found);
        } else if path.extension().is_some_and(|end| ["yml", "yaml", "json"].iter().any(|known| end == *known)) {
            found.push(path);
        }
    }
}

#[test]
fn on_every_fixture() {
    let mut paths = Vec::new();
    fixtures(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"), &mut paths);
    assert!(paths.len() > 15);
    for path in paths {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        // serde_yaml refuses keys that stand twice, and the tree keeps them.
        if !second_opinion(&text).is_err_and(|error| error.to_string().contains("duplicate entry")) {
            agrees(&text, &path.display().to_string());
        }
    }
}

#[test]
fn json_agrees_with_serde_json() {
    for name in ["pipeline.json", "compact.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/syntax").join(name);
        let text = std::fs::read_to_string(path).expect("the fixture");
        assert!(looks_like_json(&text));
        let document = Document::read_json(&text);
        let ours = meaning(&document, document.root().expect("a root"));
        let theirs: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(texts(ours), texts(theirs));
    }
}

/// A document to be written down in one of many ways.
#[derive(Debug, Clone)]
enum Tree {
    Text(String, Style),
    List(Vec<Tree>, bool),
    Map(Vec<Tree>, bool),
}

#[derive(Debug, Clone, Copy)]
enum Style {
    Plain,
    Single,
    Double,
    Literal,
}

fn trees() -> impl Strategy<Value = Tree> {
    let style = prop_oneof![Just(Style::Plain), Just(Style::Single), Just(Style::Double), Just(Style::Literal)];
    let text = ("[ -~äß→😀\\n]{0,12}", style).prop_map(|(text, style)| Tree::Text(text, style));
    text.prop_recursive(5, 40, 6, |inner| {
        let parts = prop::collection::vec(inner, 0..6);
        prop_oneof![
            (parts.clone(), any::<bool>()).prop_map(|(parts, flow)| Tree::List(parts, flow)),
            (parts, any::<bool>()).prop_map(|(parts, flow)| Tree::Map(parts, flow)),
        ]
    })
}

/// Writes a tree as YAML. Keys are numbered, so that none stands twice.
fn write(out: &mut String, tree: &Tree, indent: usize, flow: bool) {
    let blanks = " ".repeat(indent);
    match tree {
        Tree::Text(text, style) => match style {
            Style::Plain => {
                let word: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
                let _ = writeln!(out, "{}", if word.is_empty() { "~" } else { &word });
            }
            Style::Single => {
                let _ = writeln!(out, "'{}'", text.replace('\'', "''").replace('\n', " "));
            }
            Style::Literal if !flow && !text.trim().is_empty() => {
                let _ = writeln!(out, "|2- # why");
                for line in text.lines() {
                    let _ = writeln!(out, "{blanks}  {line}");
                }
            }
            Style::Double | Style::Literal => {
                let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
                let _ = writeln!(out, "\"{escaped}\"");
            }
        },
        Tree::List(parts, in_brackets) | Tree::Map(parts, in_brackets)
            if flow || *in_brackets || parts.is_empty() =>
        {
            let map = matches!(tree, Tree::Map(..));
            out.push(if map { '{' } else { '[' });
            for (number, part) in parts.iter().enumerate() {
                if map {
                    let _ = write!(out, "k{number}: ");
                }
                write(out, part, indent + 2, true);
                out.truncate(out.trim_end_matches('\n').len());
                out.push_str(if number % 2 == 0 { ", " } else { " # c\n  ,\n  " });
                if number % 2 == 1 {
                    out.push_str(&blanks);
                }
            }
            out.push(if map { '}' } else { ']' });
            out.push('\n');
        }
        Tree::List(parts, _) => {
            out.push('\n');
            for part in parts {
                let _ = write!(out, "{blanks}- ");
                write(out, part, indent + 2, false);
            }
        }
        Tree::Map(parts, _) => {
            let _ = writeln!(out, "# a mapping");
            for (number, part) in parts.iter().enumerate() {
                let _ = write!(out, "{blanks}k{number}: ");
                write(out, part, indent + 2, false);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_generated_documents(tree in trees()) {
        let mut text = String::new();
        write(&mut text, &tree, 0, false);
        let document = Document::read(&text);
        prop_assert_eq!(document.problem(), None);
        agrees(&text, &text);
    }
}
