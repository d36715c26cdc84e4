//! Every accident, its place, and the text after its first repair.

use super::AccidentKind::{self, *};
use crate::syntax::Document;

/// What is recognised behind the problem of a text: which accident, the words at its place, the repaired text.
fn recognised(text: &str) -> Option<(AccidentKind, String, Option<String>)> {
    let document = Document::read(text);
    let accident = document.problem().expect("the text does not read").accident.clone()?;
    let repaired = accident.repairs.first().map(|repair| {
        let mut repaired = text.to_owned();
        for (span, new) in repair.edits.iter().rev() {
            repaired.replace_range(span.start as usize..span.end as usize, new);
        }
        repaired
    });
    Some((accident.kind, accident.span.text(text).to_owned(), repaired))
}

/// Asserts that a text holds one accident, and that its first repair makes another text of it that reads.
#[track_caller]
fn repairs(text: &str, kind: AccidentKind, at: &str, repaired: &str) {
    let expected = (kind, at.to_owned(), Some(repaired.to_owned()));
    assert_eq!(recognised(text), Some(expected));
    assert_eq!(Document::read(repaired).problem(), None);
}

/// Asserts that a text holds an accident for which there is no evident repair.
#[track_caller]
fn tells(text: &str, kind: AccidentKind, at: &str) {
    assert_eq!(recognised(text), Some((kind, at.to_owned(), None)));
}

#[test]
fn characters() {
    repairs("a: b\u{7}c\n", ControlCharacter, "\u{7}", "a: bc\n");
    repairs("```yaml\na: 1\n```\n", CodeFence, "```yaml", "\na: 1\n\n");
    tells("a:\n<<<<<<< HEAD\n  b: 1\n=======\n  b: 2\n>>>>>>> topic\n", MergeConflict, "<<<<<<< HEAD");
    repairs("a:\n\u{a0}\u{a0}b: 1\n  c: 2\n", UnicodeBlank, "\u{a0}", "a:\n  b: 1\n  c: 2\n");
}

#[test]
fn tabs() {
    repairs("a:\n\tb:\n\t\tc: 1\nd: 2\n", Tab, "\t", "a:\n  b:\n    c: 1\nd: 2\n");
    repairs("a:\n  b: 1\n\tc: 2\n", Tab, "\t", "a:\n  b: 1\n  c: 2\n");
    repairs("-\ta: b\n", Tab, "\t", "- a: b\n");
    let text = "a:\n    b:\n\t\tc: 1\n    d: 2\n";
    repairs(text, Tab, "\t\t", "a:\n    b:\n        c: 1\n    d: 2\n");
}

#[test]
fn quotes() {
    repairs("a: \"x\nb: 1\n", UnclosedQuote, "\"x", "a: \"x\"\nb: 1\n");
    repairs("a: \"x\nb: \"y\"\n", UnclosedQuote, "\"x", "a: \"x\"\nb: \"y\"\n");
    repairs("- 'x\n- y\n", UnclosedQuote, "'x", "- 'x'\n- y\n");
    repairs("- \"foo\" bar\n", TextAfterQuote, "bar", "- '\"foo\" bar'\n");
    repairs("- \"a\" \"b\" # why\n", TextAfterQuote, "\"b\"", "- '\"a\" \"b\"' # why\n");
    repairs("a: 'it's'\n", TextAfterQuote, "s'", "a: 'it''s'\n");
    repairs("a: \"say \"hi\" now\"\n", TextAfterQuote, "hi\" now\"", "a: 'say \"hi\" now'\n");
    repairs("a: \"0.2\"b: 1\n", TextAfterQuote, "b: 1", "a: \"0.2\"\nb: 1\n");
    repairs("a: \"x\\;y\"\n", BadEscape, "\\;", "a: 'x\\;y'\n");
    repairs("a: \"\\[\\n\\]\"\n", BadEscape, "\\[", "a: \"\\\\[\\n\\\\]\"\n");
    repairs("a: \"it's \\[\"\n", BadEscape, "\\[", "a: 'it''s \\['\n");
}

#[test]
fn reserved_starts() {
    repairs("- **/*\n", ReservedStart, "**/*", "- '**/*'\n");
    repairs("a: *.js # all\n", ReservedStart, "*.js", "a: '*.js' # all\n");
    repairs("- &&\n", ReservedStart, "&&", "- '&&'\n");
    repairs("- a: @b\n", ReservedStart, "@b", "- a: '@b'\n");
    repairs("- `date`\n", ReservedStart, "`date`", "- '`date`'\n");
    repairs("- %x\n", ReservedStart, "%x", "- '%x'\n");
    repairs("- !\"x\" y\n", ReservedStart, "!\"x\" y", "- '!\"x\" y'\n");
    repairs("@a: b\n", ReservedStart, "@a", "'@a': b\n");
    repairs("- [ -f x ] && y: z\n", ReservedStart, "[ -f x ] && y: z", "- '[ -f x ] && y: z'\n");
    repairs("a: {{ x }}/y\n", ReservedStart, "{{ x }}/y", "a: '{{ x }}/y'\n");
    repairs("a: |x\n", ReservedStart, "|x", "a: |\n  x\n");
}

#[test]
fn brackets() {
    repairs("a: [b, c\nd: e\n", UnclosedBracket, "[", "a: [b, c]\nd: e\n");
    repairs("{\"a\": [1, {\"b\": 2}\n", UnclosedBracket, "[", "{\"a\": [1, {\"b\": 2}]}\n");
    repairs("{\"a\": [1, 2}", UnclosedBracket, "[", "{\"a\": [1, 2]}");
    repairs("{\"a\": 1}}", ExtraBracket, "}", "{\"a\": 1}");
    repairs("{\n  \"a\": 1\n  \"b\": 2\n}\n", MissingComma, "1", "{\n  \"a\": 1,\n  \"b\": 2\n}\n");
    repairs("[\"a\" \"b\"]", MissingComma, "\"a\"", "[\"a\", \"b\"]");
    repairs("{a:[1]}", MissingSpace, ":", "{a: [1]}");
}

#[test]
fn colons() {
    repairs("a: b: c\n", SecondColon, ":", "a: 'b: c'\n");
    repairs("- echo it: is: so\n", SecondColon, ":", "- 'echo it: is: so'\n");
    repairs("- a: b: c # d\n", SecondColon, ":", "- a: 'b: c' # d\n");
    repairs("version: 0.0 os: linux\n", SecondColon, ":", "version: 0.0\nos: linux\n");
    repairs("a:\u{a0}b\nc: d\n", UnicodeBlank, "a:", "a: b\nc: d\n");
    repairs("version 0.2\nphases:\n  a: b\n", MissingColon, "version 0.2", "version: 0.2\nphases:\n  a: b\n");
    repairs("a:\n  b\n    c: 1\n  d: 2\n", MissingColon, "b", "a:\n  b:\n    c: 1\n  d: 2\n");
    repairs("version:0.2\nphases:\n  a: b\n", MissingSpace, "version:", "version: 0.2\nphases:\n  a: b\n");
    repairs("- a\n-b\n- c\n", MissingSpace, "-", "- a\n- b\n- c\n");
    repairs("a: - b\n", ListBesideKey, "- b", "a:\n  - b\n");
}

#[test]
fn lines() {
    let text = "x:\n  - a --b \\\n  --c d\n  - e\n";
    repairs(text, Continuation, "a --b \\", "x:\n  - |\n    a --b \\\n      --c d\n  - e\n");
    let text = "x:\n  y: a \\\n    b: c \\\n    d\n";
    repairs(text, Continuation, "a \\", "x:\n  y: |\n    a \\\n      b: c \\\n      d\n");
    let text = "a:\n  b:\n    c: 1\n   d:\n    e: 2\n  f: 3\n";
    repairs(text, Misaligned, "   ", "a:\n  b:\n    c: 1\n  d:\n    e: 2\n  f: 3\n");
    repairs("a: 1\n  b:\n", Misaligned, "  ", "a: 1\nb:\n");
    repairs(" a: 1\nb: 2\n", Misaligned, " ", "a: 1\nb: 2\n");
    repairs("- a\nnpm install\n- b\n", StrayText, "npm install", "- a\n- npm install\n- b\n");
    tells("a: 1\nsome stray text\nb: 2\n", StrayText, "some stray text");
    tells("a: 1\nb:\n  com\n  c: 2\n", StrayText, "com");
    repairs("- b: 1\nc: 2\n", StrayText, "c: 2", "- b: 1\n  c: 2\n");
    repairs("// why\na: 1\n", ForeignComment, "// why", "# why\na: 1\n");
    tells("a: 1\n@'\n", ReservedStart, "@'");
    tells("a: b\n- c\n", StrayText, "- c");
}

#[test]
fn words_of_the_file_stay_readable_in_messages() {
    let message = |text: &str| {
        let document = Document::read(text);
        document.problem().and_then(|problem| problem.accident.clone()).expect("an accident").message
    };
    assert_eq!(message("- `date`\n"), "“`date`” begins with a backtick: YAML keeps that character for later use.");
    let long = format!("- *{}\n", "x y ".repeat(100));
    assert!(message(&long).chars().count() < 130);
}
