//! Small changes to one line that may make it readable: what a person probably forgot or mistyped there.
//!
//! Each is only a guess. Whoever makes it reads the text again to see whether it helps.

use super::{LineIndex, Span};

/// What to write where.
pub(super) type Edit = (Span, String);

/// What is blank to YAML; other blanks of Unicode are text.
const BLANKS: [char; 3] = [' ', '\t', '\r'];

/// A line of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its number, from 0.
    pub number: usize,
    /// Where it begins.
    pub start: usize,
    /// What stands in it, without its end.
    pub text: &'t str,
}

impl<'t> Line<'t> {
    /// The line with a number, from 0.
    pub fn new(text: &'t str, lines: &LineIndex, number: usize) -> Self {
        Self { number, start: lines.start_of(number) as usize, text: lines.line(text, number) }
    }

    /// What stands in it behind its indentation.
    pub fn words(&self) -> &'t str {
        self.text.trim_start_matches([' ', '\t']).trim_end_matches(BLANKS)
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim_matches(BLANKS).is_empty()
    }

    /// Whether nothing but a comment stands in it.
    pub fn is_comment(&self) -> bool {
        self.text.trim_start_matches(BLANKS).starts_with('#')
    }

    /// The blanks at its beginning.
    pub fn indentation(&self) -> &'t str {
        let width = self.text.len() - self.text.trim_start_matches([' ', '\t']).len();
        self.text.get(..width).unwrap_or_default()
    }

    /// How wide its indentation is, in bytes.
    pub fn indent(&self) -> usize {
        self.indentation().len()
    }

    /// The stretch `from..to` of the line, in bytes of the text.
    pub fn span(&self, from: usize, to: usize) -> Span {
        Span::new((self.start + from) as u32, (self.start + to) as u32)
    }

    /// All of it.
    pub fn whole(&self) -> Span {
        self.span(0, self.text.len())
    }

    /// Where its last word ends: before trailing blanks and a trailing comment.
    pub fn content_end(&self) -> usize {
        let code = self.text.find(" #").map_or(self.text, |at| self.text.get(..at).unwrap_or_default());
        code.trim_end_matches(BLANKS).len().max(self.indent().min(self.text.len()))
    }
}

/// Nothing at all in a line: not even blanks, which would be text at the end of a block scalar.
pub(super) fn blank(line: &Line) -> Edit {
    (line.whole(), String::new())
}

/// The line at another indentation.
pub(super) fn indent(line: &Line, width: usize) -> Edit {
    (line.span(0, line.indent()), " ".repeat(width))
}

/// A colon behind a word that stands alone, or behind the first of two.
pub(super) fn colon(line: &Line) -> Option<Edit> {
    let words = line.words();
    let key = words.split([' ', '\t']).next()?;
    let plain = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/'));
    let at = line.indent() + key.len();
    plain.then(|| (line.span(at, at), ":".to_owned()))
}

/// The quote that a value of the line begins with, once more at the line's end.
pub(super) fn close_quote(line: &Line) -> Option<Edit> {
    let value = line.text.get(value_start(line)..)?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = line.text.trim_end_matches(BLANKS).len();
    Some((line.span(end, end), quote.to_string()))
}

/// The brackets that the line leaves open, closed at its end.
pub(super) fn close_brackets(line: &Line) -> Option<Edit> {
    let from = value_start(line);
    let mut missing = Vec::new();
    for character in line.text.get(from..line.content_end())?.chars() {
        match character {
            '[' => missing.push(']'),
            '{' => missing.push('}'),
            ']' | '}' if missing.last() == Some(&character) => drop(missing.pop()),
            _ => {}
        }
    }
    let at = line.content_end();
    (!missing.is_empty()).then(|| (line.span(at, at), missing.into_iter().rev().collect()))
}

/// Where the line's value begins, behind dashes and the first key; where the line's words begin if it has no key.
pub(super) fn value_start(line: &Line) -> usize {
    let mut at = line.indent();
    while let Some(rest) = line.text.get(at..).filter(|rest| rest.starts_with("- ")) {
        at += rest.len() - rest.get(1..).unwrap_or_default().trim_start().len();
    }
    let rest = line.text.get(at..).unwrap_or_default();
    let keyed = !rest.starts_with(['"', '\'', '[', '{', '#']);
    match rest.find(": ").filter(|_| keyed) {
        Some(colon) => {
            let value = rest.get(colon + 1..).unwrap_or_default();
            at + rest.len() - value.trim_start().len()
        }
        None => at,
    }
}
