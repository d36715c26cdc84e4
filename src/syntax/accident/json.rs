//! Accidents in a text that is to be JSON. Nearly all of them would be YAML.

use super::brackets::{closer, open_brackets};
use super::quotes::{bad_escapes, closing};
use super::words::code;
use super::{Accident, AccidentKind, Repair};
use crate::syntax::Span;
use crate::syntax::json::first_json_failure;
use crate::syntax::mend::Edit;

/// A text that is no JSON, and where that shows.
struct Scene<'t> {
    text: &'t str,
    message: &'t str,
    offset: usize,
}

/// Looks for the accident behind serde_json's words.
pub(in crate::syntax) fn recognise_json(text: &str, message: &str, offset: usize) -> Option<Accident> {
    let scene = Scene { text, message, offset };
    let kinds = [
        trailing_comma,
        comment,
        inside_quotes,
        unclosed,
        extra,
        single_quotes,
        bare_word,
        missing_colon,
        missing_comma,
    ];
    kinds.iter().find_map(|recognise| recognise(&scene))
}

impl<'t> Scene<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    /// The text before the failure, without blanks at its end.
    fn before(&self) -> &'t str {
        self.text.get(..self.offset).unwrap_or_default().trim_end()
    }

    /// A repair, if the text then reads further.
    fn repair(&self, title: &str, safe: bool, edits: Vec<Edit>) -> Option<Repair> {
        let mut text = self.text.to_owned();
        for (span, new) in edits.iter().rev() {
            text.replace_range(span.start as usize..span.end as usize, new);
        }
        let unread = |length: usize, offset: usize| length + 1 - offset.min(length);
        let after = first_json_failure(&text).map_or(0, |(_, offset)| unread(text.len(), offset));
        let helps = after == 0 || after < unread(self.text.len(), self.offset);
        helps.then(|| Repair { title: title.to_owned(), safe, edits })
    }
}

fn tell(kind: AccidentKind, span: Span, message: String, help: &str, repair: Repair) -> Option<Accident> {
    Some(Accident { kind, span, message, help: help.to_owned(), repairs: vec![repair] })
}

fn span(from: usize, to: usize) -> Span {
    Span::new(from as u32, to as u32)
}

fn trailing_comma(scene: &Scene) -> Option<Accident> {
    let before = scene.before();
    let at = before.strip_suffix(',')?.len();
    let comma = span(at, at + 1);
    let bracket = scene.rest().chars().next().filter(|c| matches!(c, ']' | '}'))?;
    let repair = scene.repair("Delete the comma", true, vec![(comma, String::new())])?;
    let message = format!("A comma stands before `{bracket}`, and no value follows it.");
    tell(AccidentKind::TrailingComma, comma, message, "Delete the comma.", repair)
}

fn comment(scene: &Scene) -> Option<Accident> {
    let rest = scene.rest();
    let width = match rest.get(..2) {
        Some("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
        _ if rest.starts_with("//") || rest.starts_with('#') => rest.lines().next()?.len(),
        _ => return None,
    };
    let place = span(scene.offset, scene.offset + width);
    let repair = scene.repair("Delete the comment", false, vec![(place, String::new())])?;
    tell(AccidentKind::ForeignComment, place, "JSON has no comments.".to_owned(), "Delete the comment.", repair)
}

/// A line end, a tab or a bad escape within quotes.
fn inside_quotes(scene: &Scene) -> Option<Accident> {
    let at = scene.offset;
    if scene.message.contains("control character") {
        let found = scene.rest().chars().next()?;
        let line = scene.before().rfind('\n').map_or(0, |at| at + 1);
        if matches!(found, '\n' | '\r') {
            let start = line + scene.text.get(line..at)?.rfind('"')?;
            let end = scene.text.get(start..at)?.trim_end_matches([' ', ',']).len() + start;
            let repair = scene.repair("Close the quote", true, vec![(span(end, end), "\"".to_owned())])?;
            let message = "The quote that opens here is not closed in its line.".to_owned();
            return tell(
                AccidentKind::UnclosedQuote,
                span(start, end),
                message,
                "Write `\"` at the value's end.",
                repair,
            );
        }
        let escape = if found == '\t' { "\\t".to_owned() } else { format!("\\u{:04x}", found as u32) };
        let place = span(at, at + found.len_utf8());
        let message = format!("The invisible character U+{:04X} stands within quotes.", found as u32);
        let repair = scene.repair("Write it as an escape", true, vec![(place, escape)])?;
        let kind = if found == '\t' { AccidentKind::Tab } else { AccidentKind::ControlCharacter };
        return tell(kind, place, message, "Write it as an escape, or delete it.", repair);
    }
    if !scene.message.contains("escape") {
        return None;
    }
    let backslash = scene.text.get(..=at)?.rfind('\\')?;
    let width = scene.text.get(backslash + 1..)?.chars().next().map_or(0, char::len_utf8);
    let place = span(backslash, backslash + 1 + width);
    // JSON knows fewer escapes than YAML, and this one it does not.
    let mut edits = vec![(Span::at(backslash as u32), "\\".to_owned())];
    let behind = scene.text.get(place.end as usize..)?;
    let inner = behind.get(..behind.find('"')?)?;
    edits.extend(bad_escapes(inner).into_iter().map(|at| (Span::at(place.end + at as u32), "\\".to_owned())));
    let repair = scene.repair("Write the backslash twice", true, edits)?;
    let message = format!("{} is no escape that JSON knows.", code(place.text(scene.text)));
    tell(AccidentKind::BadEscape, place, message, "Write the backslash twice.", repair)
}

fn unclosed(scene: &Scene) -> Option<Accident> {
    let open = open_brackets(scene.text.get(..scene.offset)?);
    let (at, bracket) = *open.last()?;
    let rest = scene.rest().trim_start();
    let (closers, end): (String, usize) = if rest.is_empty() {
        (open.iter().rev().map(|(_, bracket)| closer(*bracket)).collect(), scene.text.trim_end().len())
    } else if rest.starts_with([']', '}']) && !rest.starts_with(closer(bracket)) {
        (closer(bracket).to_string(), scene.before().len())
    } else {
        return None;
    };
    let title = format!("Close it with `{closers}`");
    let repair = scene.repair(&title, false, vec![(span(end, end), closers.clone())])?;
    let message = format!("`{bracket}` opens here and is not closed.");
    tell(
        AccidentKind::UnclosedBracket,
        span(at, at + 1),
        message,
        &format!("Write `{closers}` where it ends."),
        repair,
    )
}

fn extra(scene: &Scene) -> Option<Accident> {
    let bracket = scene.rest().chars().next().filter(|c| matches!(c, ']' | '}'))?;
    let place = span(scene.offset, scene.offset + 1);
    let repair = scene.repair("Delete it", false, vec![(place, String::new())])?;
    let message = format!("`{bracket}` closes nothing that is open here.");
    tell(AccidentKind::ExtraBracket, place, message, "Delete it, or write the bracket it closes.", repair)
}

fn single_quotes(scene: &Scene) -> Option<Accident> {
    let rest = scene.rest();
    let width = closing(rest.strip_prefix('\'').map(|_| rest)?)? + 1;
    let place = span(scene.offset, scene.offset + width);
    // One such text is hardly ever alone.
    let mut edits = Vec::new();
    let mut at = scene.offset;
    while let Some(found) = scene.text.get(at..).and_then(|text| text.find(['"', '\''])).map(|next| at + next) {
        let quoted = scene.text.get(found..)?;
        let end = found + closing(quoted)? + 1;
        if quoted.starts_with('\'') {
            let inner = scene.text.get(found + 1..end - 1)?.replace("''", "'").replace('"', "\\\"");
            edits.push((span(found, end), format!("\"{inner}\"")));
        }
        at = end;
    }
    let repair = scene.repair("Use double quotes", true, edits)?;
    let message = "JSON knows double quotes only.".to_owned();
    tell(AccidentKind::SingleQuotes, place, message, "Write the text in double quotes.", repair)
}

/// A word without quotes: a key, a text, or what other languages call true, false and null.
fn bare_word(scene: &Scene) -> Option<Accident> {
    let word_like = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    // Of `nul` and the like serde_json reads a part.
    let start = scene.text.get(..scene.offset)?.trim_end_matches(word_like).len();
    let rest = scene.text.get(start..)?;
    let word = rest.get(..rest.find(|c| !word_like(c)).unwrap_or(rest.len())).filter(|word| !word.is_empty())?;
    let meant = match word.to_ascii_lowercase().as_str() {
        "true" => "true".to_owned(),
        "false" => "false".to_owned(),
        "null" | "none" | "nil" | "undefined" => "null".to_owned(),
        _ => format!("\"{word}\""),
    };
    let place = span(start, start + word.len());
    let repair = scene.repair(&format!("Write `{meant}`"), true, vec![(place, meant.clone())])?;
    let message = format!("{} stands without quotes.", code(word));
    tell(AccidentKind::BareWord, place, message, &format!("Write `{meant}`."), repair)
}

/// The value that ends where the text before the failure does.
fn value_before(scene: &Scene) -> Option<Span> {
    let before = scene.before();
    let end = before.len();
    let start = match before.strip_suffix('"') {
        Some(opened) => opened.rfind('"')?,
        None => before.rfind([' ', ',', ':', '[', '{', '\n', '\t']).map_or(0, |at| at + 1),
    };
    (start < end).then(|| span(start, end))
}

fn missing_colon(scene: &Scene) -> Option<Accident> {
    let key = value_before(scene).filter(|_| scene.message.contains("expected `:`"))?;
    let repair = scene.repair("Write a colon", true, vec![(Span::at(key.end), ":".to_owned())])?;
    let message = format!("There is no colon behind {}.", code(key.text(scene.text)));
    tell(AccidentKind::MissingColon, key, message, "Write a colon between a key and its value.", repair)
}

fn missing_comma(scene: &Scene) -> Option<Accident> {
    let value = value_before(scene).filter(|_| scene.message.contains("expected `,`"))?;
    let repair = scene.repair("Write a comma", true, vec![(Span::at(value.end), ",".to_owned())])?;
    let message = format!("There is no comma behind {}.", code(value.text(scene.text)));
    tell(AccidentKind::MissingComma, value, message, "Write a comma between the values.", repair)
}
