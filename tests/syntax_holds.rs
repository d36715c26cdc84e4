//! Whatever a text is, reading it holds: no panic, every place lies on characters and within its parent, every
//! repair can be made, and a text that is broken in one of a few known ways comes back whole.
//!
//! `PROPTEST_CASES=200000 cargo test --release --test syntax_holds` tries more.

// A test may end at what it does not expect.
#![allow(clippy::expect_used)]

use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use rehearsal::syntax::{Document, NodeId, NodeKind, Span, json_problem};

static FIXTURES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/syntax");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("the fixtures").flatten().map(|e| e.path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|end| end == "yml" || end == "json"));
    paths.iter().map(|path| std::fs::read_to_string(path).expect("text")).collect()
});

/// Asserts that a span lies on characters of the text.
#[track_caller]
fn lies_in(span: Span, text: &str) {
    assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
}

/// A node's place with its anchor and tag.
fn extent(document: &Document, id: NodeId) -> Span {
    let node = document.node(id);
    [node.anchor, node.tag].into_iter().flatten().fold(node.span, Span::join)
}

/// A node's parts, keys and values in turn; none for scalars and aliases.
fn children_of(document: &Document, id: NodeId) -> Vec<NodeId> {
    match document.node(id).kind {
        NodeKind::Scalar { .. } | NodeKind::Alias(_) => Vec::new(),
        NodeKind::Sequence { .. } => document.items(id).expect("a list").to_vec(),
        NodeKind::Mapping { .. } => {
            document.entries(id).expect("a mapping").flat_map(|entry| [entry.key, entry.value]).collect()
        }
    }
}

fn check_node(document: &Document, id: NodeId, seen: &mut usize) {
    *seen += 1;
    let (text, node) = (document.source(), document.node(id));
    lies_in(node.span, text);
    node.tag.into_iter().chain(node.anchor).for_each(|span| lies_in(span, text));
    assert!(node.tag.is_none_or(|tag| tag.end <= node.span.start), "{node:?} in {text:?}");
    assert!(node.anchor.is_none_or(|anchor| anchor.end <= node.span.start), "{node:?} in {text:?}");
    if let NodeKind::Scalar { content, .. } = node.kind {
        lies_in(content, text);
        assert!(node.span.contains(content), "{node:?} in {text:?}");
        let length = document.scalar(id).map_or(0, str::len);
        lies_in(document.part(id, 0, length), text);
    }
    let children = &children_of(document, id);
    let mut at = node.span.start;
    for child in children {
        let span = extent(document, *child);
        assert!(node.span.contains(span), "{:?} in {node:?} in {text:?}", document.node(*child));
        assert!(at <= span.start, "{:?} in {node:?} in {text:?}", document.node(*child));
        at = span.end;
        check_node(document, *child, seen);
    }
    assert!(!matches!(node.kind, NodeKind::Mapping { .. }) || children.len().is_multiple_of(2));
}

/// Asserts everything that must hold of any text.
fn holds(text: &str) {
    let started = Instant::now();
    for document in [Document::read(text), Document::read_json(text)] {
        assert_eq!(document.source(), text);
        let mut seen = 0;
        document.roots().iter().for_each(|root| check_node(&document, *root, &mut seen));
        assert_eq!(seen, document.len(), "every node belongs to a root: {text:?}");
        let mut at = 0;
        for comment in document.comments() {
            lies_in(comment.span, text);
            assert!(comment.span.text(text).starts_with('#') && at <= comment.span.start, "{comment:?} in {text:?}");
            at = comment.span.end;
        }
        check_problem(&document);
    }
    let _ = json_problem(text);
    assert!(started.elapsed() < Duration::from_secs(5), "slow: {text:?}");
}

fn check_problem(document: &Document) {
    let text = document.source();
    let Some(problem) = document.problem() else {
        assert_eq!((document.readable_until(), document.skipped_lines().len()), (None, 0));
        return;
    };
    lies_in(problem.span, text);
    assert!(
        document.readable_until().is_some_and(|line| (1..=problem.line).contains(&line)),
        "{problem:?} in {text:?}"
    );
    if let Some(accident) = &problem.accident {
        lies_in(accident.span, text);
        for repair in &accident.repairs {
            let mut at = 0;
            for (span, _) in &repair.edits {
                lies_in(*span, text);
                assert!(at <= span.start, "{repair:?} in {text:?}");
                at = span.end;
            }
        }
    }
}

/// A change that a slip of the hand, or malice, makes.
#[derive(Debug, Clone)]
enum Slip {
    Insert(prop::sample::Index, String),
    Delete(prop::sample::Index, usize),
    Copy(prop::sample::Index, prop::sample::Index, usize),
    Cut(prop::sample::Index),
}

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    let sign = prop::sample::select(vec![
        "\t",
        " ",
        "  ",
        "\n",
        "\r",
        "\r\n",
        ":",
        ": ",
        "- ",
        "-",
        "#",
        " #",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "!t ",
        "!",
        "|",
        ">",
        "|+\n",
        "?",
        "? ",
        "%",
        "@",
        "`",
        "\\",
        "\\x",
        "\u{a0}",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "\0",
        "\u{7}",
        "ß",
        "😀",
        "---\n",
        "...\n",
        "x",
        "\\ud83d\\ude00",
        "<<: ",
        "//",
    ]);
    let slip = prop_oneof![
        4 => (any::<prop::sample::Index>(), sign).prop_map(|(at, sign)| Slip::Insert(at, sign.to_owned())),
        3 => (any::<prop::sample::Index>(), 1..6usize).prop_map(|(at, width)| Slip::Delete(at, width)),
        2 => (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1..40usize)
            .prop_map(|(from, to, width)| Slip::Copy(from, to, width)),
        1 => any::<prop::sample::Index>().prop_map(Slip::Cut),
    ];
    prop::collection::vec(slip, 1..5)
}

fn slipped(text: &str, slips: &[Slip]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for slip in slips {
        let length = characters.len();
        match slip {
            Slip::Insert(at, sign) => {
                let at = at.index(length + 1);
                characters.splice(at..at, sign.chars());
            }
            Slip::Delete(at, width) => {
                let at = at.index(length + 1);
                characters.drain(at..(at + width).min(length));
            }
            Slip::Copy(from, to, width) => {
                let (from, to) = (from.index(length + 1), to.index(length + 1));
                let copied = characters[from..(from + width).min(length)].to_vec();
                characters.splice(to..to, copied);
            }
            Slip::Cut(at) => characters.truncate(at.index(length + 1)),
        }
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_damaged_files(file in any::<prop::sample::Index>(), slips in slips()) {
        holds(&slipped(&FIXTURES[file.index(FIXTURES.len())], &slips));
    }

    #[test]
    fn of_any_text(text in "[ \\-:#'\"\\[\\]{},&*!|>?%@`\\\\a-c0\\n\\t\\r~ß\u{a0}]{0,60}") {
        holds(&text);
    }
}

#[test]
fn of_every_fixture() {
    FIXTURES.iter().for_each(|text| holds(text));
}

/// The texts of all scalars of a document, in order.
fn scalars(text: &str) -> Vec<String> {
    fn walk(document: &Document, id: NodeId, found: &mut Vec<String>) {
        found.extend(document.scalar(id).map(str::to_owned));
        children_of(document, id).iter().for_each(|child| walk(document, *child, found));
    }
    let document = Document::read(text);
    let mut found = Vec::new();
    document.roots().iter().for_each(|root| walk(&document, *root, &mut found));
    found
}

#[test]
fn a_file_comes_back_whole_around_a_damaged_line() {
    let text = FIXTURES.iter().find(|text| text.starts_with("# A build")).expect("the build");
    let whole = scalars(text);
    let damages = [
        ("phases:\n", "phases\n"),
        ("  build:\n", "  build\n"),
        ("  build:\n", " build:\n"),
        ("  build:\n", "\tbuild:\n"),
        ("    commands:\n      - npm ci\n", "   commands:\n      - npm ci\n"),
        ("base-directory: dist", "base-directory: \"dist"),
        ("['**/*', \"!node_modules/**\"]", "['**/*', \"!node_modules/**\""),
        ("NODE_ENV: production", "NODE_ENV:production"),
        ("- echo done", "-echo done"),
    ];
    for (good, bad) in damages {
        let damaged = text.replacen(good, bad, 1);
        assert_ne!(&damaged, text);
        assert!(Document::read(&damaged).problem().is_some(), "{bad}");
        assert_eq!(scalars(&damaged), whole, "{bad}");
    }
    for stray in ["stray\n", "  com\n", "@\n"] {
        let damaged = text.replacen("phases:\n", &format!("{stray}phases:\n"), 1);
        assert!(Document::read(&damaged).problem().is_some(), "{stray}");
        assert_eq!(scalars(&damaged), whole, "{stray}");
    }
}
