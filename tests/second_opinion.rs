//! What the tree makes of a file is what another reader makes of it: serde_yaml, which shares the scanner and nothing
//! of what lies above it.

#![allow(clippy::expect_used)]

use std::path::Path;

use rehearsal::syntax::{Document, NodeId, NodeKind, ScalarStyle};
use serde_yaml::{Mapping, Value};

/// A node as the other reader would give it, where that gives a text. What a plain scalar means is not the tree's to
/// say, so the other reader says it.
fn value(document: &Document, id: NodeId) -> Value {
    let id = document.resolve(id);
    if let Some(items) = document.items(id) {
        return Value::Sequence(items.iter().map(|item| value(document, *item)).collect());
    }
    if let Some(entries) = document.entries(id) {
        let entries = entries.map(|entry| (value(document, entry.key), value(document, entry.value)));
        return Value::Mapping(entries.collect::<Mapping>());
    }
    let text = document.scalar(id).expect("a scalar");
    match document.style(id) {
        // A line break within a plain scalar was folded, and would be folded again.
        Some(ScalarStyle::Plain) if !text.contains('\n') => serde_yaml::from_str(text).expect("a scalar"),
        _ => Value::String(text.to_owned()),
    }
}

fn fixtures() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/codebuild");
    let entries = std::fs::read_dir(folder).expect("fixtures");
    let files = entries.map(|entry| entry.expect("an entry").path());
    let files = files.filter(|path| path.extension().is_some_and(|end| end != "tsv"));
    files.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("text"))).collect()
}

#[test]
fn both_readers_agree_on_every_fixture() {
    let (mut read, mut refused) = (0, 0);
    for (name, text) in fixtures() {
        let document = Document::read(&text);
        // The other reader refuses some of what the scanner reads: keys that stand twice.
        let other: Result<Value, _> = serde_yaml::from_str(text.trim_start_matches('\u{feff}'));
        match (document.problem(), other) {
            (None, Ok(other)) => {
                let own = document.root().map_or(Value::Null, |root| value(&document, root));
                assert_eq!(own, other, "{name}");
                read += 1;
            }
            (None, Err(error)) => {
                assert!(error.to_string().contains("duplicate entry"), "{name}: {error}");
            }
            (Some(problem), other) => {
                let error = other.expect_err(&name);
                assert!(error.to_string().contains(&problem.message), "{name}: {} or {error}", problem.message);
                assert_eq!(error.location().map(|place| place.line()), Some(problem.line), "{name}: {error}");
                refused += 1;
            }
        }
    }
    assert!(read > 20 && refused > 5, "{read} read, {refused} refused");
}

/// Every text stands where the tree says.
#[test]
fn every_scalar_stands_at_its_place() {
    for (name, text) in fixtures() {
        let document = Document::read(&text);
        if document.problem().is_some() {
            continue;
        }
        let mut open: Vec<NodeId> = document.roots().to_vec();
        while let Some(id) = open.pop() {
            let inside = |child: NodeId| {
                let (outer, inner) = (document.span(id), document.span(child));
                outer.start <= inner.start && inner.end <= outer.end
            };
            let node = document.node(id);
            if let NodeKind::Alias(_) = node.kind {
                assert!(node.span.text(&text).starts_with('*'), "{name}");
                continue;
            }
            let children: Vec<NodeId> = match (document.items(id), document.entries(id)) {
                (Some(items), _) => items.to_vec(),
                (_, Some(entries)) => entries.flat_map(|entry| [entry.key, entry.value]).collect(),
                _ => Vec::new(),
            };
            assert!(children.iter().all(|child| inside(*child)), "{name}: {:?}", node.span.text(&text));
            open.extend(children);
            let Some(scalar) = document.scalar(id) else { continue };
            let written = node.span.text(&text);
            let same = match document.style(id) {
                Some(ScalarStyle::Literal | ScalarStyle::Folded) => {
                    written.starts_with(['|', '>']) && scalar.split_whitespace().all(|word| written.contains(word))
                }
                Some(ScalarStyle::Plain) => written == scalar,
                _ => serde_yaml::from_str::<String>(written).is_ok_and(|read| read == scalar),
            };
            assert!(same, "{name}: {scalar:?} stands where {written:?} does");
        }
    }
}
