//! Files that are to be JSON. The scanner reads JSON too, but is kinder than JSON is: comments, commas before a
//! closing bracket, single quotes and words without quotes are all YAML. So serde_json judges.

use std::borrow::Cow;

use serde_json::Value;

use super::accident;
use super::read::{byte_order_mark, character};
use super::{Document, LineIndex, NodeKind, Problem, ProblemKind, ScalarStyle};

/// Whether a text is meant as JSON: it begins with a brace or bracket.
pub fn looks_like_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '['])
}

/// Why a text is not JSON, in serde_json's words; none if it is.
pub fn json_problem(text: &str) -> Option<Problem> {
    let (message, offset) = first_json_failure(text)?;
    let span = character(text, offset);
    let line = LineIndex::new(text).line_of(span.start) + 1;
    let accident = accident::recognise_json(text, &message, offset);
    Some(Problem { kind: ProblemKind::Syntax, message, span, line, context: None, accident })
}

/// Where serde_json first fails, in bytes, and its words.
pub(super) fn first_json_failure(text: &str) -> Option<(String, usize)> {
    let from = byte_order_mark(text);
    let rest = text.get(from..)?;
    let error = serde_json::from_str::<Value>(rest).err()?;
    // Its lines end at LF, its columns count bytes up to and with the one it stumbled over.
    let start = match error.line().checked_sub(2) {
        Some(line) => rest.match_indices('\n').nth(line).map_or(rest.len(), |(at, _)| at + 1),
        None => 0,
    };
    let words = error.to_string();
    let offset = if error.is_eof() { text.len() } else { from + (start + error.column()).saturating_sub(1) };
    let message = words.rsplit_once(" at line ").map_or(words.as_str(), |(message, _)| message).to_owned();
    Some((message, offset))
}

impl Document {
    /// Reads a text that is to be JSON. The tree is the scanner's, as far as it comes; the problem is JSON's.
    pub fn read_json(text: &str) -> Document {
        let reading = stand_in(text);
        let mut document = Document::read_as(text, &reading);
        if reading != text {
            document.decode_escapes();
        }
        // What serde_json reads and the scanner does not is a bound, or so rare that the scanner's word may stand.
        if let Some(problem) = json_problem(text) {
            document.readable_until = document.readable_until.into_iter().chain([problem.line]).min();
            if document.problem.as_ref().is_none_or(|found| found.kind == ProblemKind::Syntax) {
                document.problem = Some(problem);
            }
        }
        document
    }

    /// Decodes anew what was written with pairs of `\u`.
    fn decode_escapes(&mut self) {
        for node in &mut self.nodes {
            let written = node.span.text(&self.source);
            if let NodeKind::Scalar { style: ScalarStyle::Double, owned, .. } = &mut node.kind
                && let Ok(text) = serde_json::from_str::<String>(written)
            {
                *owned = owned.is_some().then(|| text.into());
            }
        }
    }
}

/// The text as the scanner can read it, as long and with the same places: JSON writes characters beyond U+FFFF as two
/// escapes, which YAML refuses, and may be indented with tabs before its first bracket.
fn stand_in(text: &str) -> Cow<'_, str> {
    let blanks = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len();
    let indented = text.get(..blanks).is_some_and(|blanks| blanks.contains('\t'));
    if !indented && !text.contains("\\ud") && !text.contains("\\uD") {
        return Cow::Borrowed(text);
    }
    let mut reading = text.get(..blanks).unwrap_or_default().replace('\t', " ");
    let mut rest = text.get(blanks..).unwrap_or_default();
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        reading.push_str(before);
        let width = if is_pair(escape) { PAIR } else { escape.chars().take(2).map(char::len_utf8).sum() };
        let (escape, behind) = escape.split_at(width);
        if width == PAIR {
            reading.extend(std::iter::repeat_n('x', PAIR))
        } else {
            reading.push_str(escape)
        }
        rest = behind;
    }
    reading.push_str(rest);
    Cow::Owned(reading)
}

/// How many bytes two escapes take.
const PAIR: usize = "\\ud83d\\ude00".len();

/// Whether a text begins with a high and a low surrogate.
fn is_pair(text: &str) -> bool {
    let unit = |from: usize| {
        let digits = text.get(from..from + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    unit(0).is_some_and(|high| (0xd800..0xdc00).contains(&high))
        && unit(6).is_some_and(|low| (0xdc00..0xe000).contains(&low))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::AccidentKind::{self, *};

    #[test]
    fn json_is_no_problem() {
        for text in ["{}", "[1, \"a\"]", "\u{feff}{\"a\": null}\n", "{\r\n\t\"a\": 1.5e3\r\n}"] {
            assert_eq!(json_problem(text), None, "{text:?}");
            assert!(looks_like_json(text));
        }
        assert!(!looks_like_json("a: [1]"));
    }

    #[test]
    fn pairs_of_escapes_are_one_character() {
        let text = "\t{\"a\": \"\\\\ud83d \\ud83d\\ude00!\", \"b\": \"\\u00e9\"}";
        let document = Document::read_json(text);
        assert_eq!(document.problem(), None);
        let root = document.root().expect("a root");
        let value = |key: &str| document.get(root, key).and_then(|entry| document.scalar(entry.value));
        assert_eq!(value("a"), Some("\\ud83d 😀!"));
        assert_eq!(value("b"), Some("é"));
    }

    #[track_caller]
    fn repairs(text: &str, kind: AccidentKind, at: &str, repaired: &str) {
        let document = Document::read_json(text);
        let problem = document.problem().expect("not JSON");
        let accident = problem.accident.as_ref().unwrap_or_else(|| panic!("unrecognised: {problem:?}"));
        assert_eq!((accident.kind, accident.span.text(text)), (kind, at));
        let mut made = text.to_owned();
        for (span, new) in accident.repairs.first().expect("a repair").edits.iter().rev() {
            made.replace_range(span.start as usize..span.end as usize, new);
        }
        assert_eq!(made, repaired);
        assert_eq!(json_problem(&made), None);
    }

    #[test]
    fn recognises_what_is_yaml_and_not_json() {
        repairs("{\n  \"a\": 1,\n}\n", TrailingComma, ",", "{\n  \"a\": 1\n}\n");
        repairs("[1, 2, ]", TrailingComma, ",", "[1, 2 ]");
        repairs("{\"a\": 1\n \"b\": 2}", MissingComma, "1", "{\"a\": 1,\n \"b\": 2}");
        repairs("[\"a\" \"b\"]", MissingComma, "\"a\"", "[\"a\", \"b\"]");
        repairs("{'a': 'it'}", SingleQuotes, "'a'", "{\"a\": \"it\"}");
        repairs("{a: 1}", BareWord, "a", "{\"a\": 1}");
        repairs("{\"a\": yes}", BareWord, "yes", "{\"a\": \"yes\"}");
        repairs("{\"a\": True, \"b\": 1}", BareWord, "True", "{\"a\": true, \"b\": 1}");
        repairs("{\"a\": [1, {\"b\": 2}\n", UnclosedBracket, "[", "{\"a\": [1, {\"b\": 2}]}\n");
        repairs("{\"a\": [1, 2}", UnclosedBracket, "[", "{\"a\": [1, 2]}");
        repairs("{\"a\": 1}}", ExtraBracket, "}", "{\"a\": 1}");
        repairs("{\"a\": \"x\n}", UnclosedQuote, "\"x", "{\"a\": \"x\"\n}");
        repairs("{\"a\" 1}", MissingColon, "\"a\"", "{\"a\": 1}");
        repairs("{\"a\": \"\\;\"}", BadEscape, "\\;", "{\"a\": \"\\\\;\"}");
        repairs("{\"a\": \"x\ty\"}", Tab, "\t", "{\"a\": \"x\\ty\"}");
        repairs("{ // why\n\"a\": 1}", ForeignComment, "// why", "{ \n\"a\": 1}");
        repairs("{\"a\": 1 # why\n}", ForeignComment, "# why", "{\"a\": 1 \n}");
    }

    #[test]
    fn the_tree_is_there_in_spite_of_a_problem() {
        let document = Document::read_json("{\"a\": [1, 2,],\n \"b\": 3\n \"c\": 4}");
        let root = document.root().expect("a root");
        assert_eq!(document.entries(root).expect("a mapping").count(), 3);
        assert_eq!(document.problem().map(|problem| problem.line), Some(1));
        let message = &document.problem().expect("not JSON").message;
        assert_eq!(message, "trailing comma");
    }
}
