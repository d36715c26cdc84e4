//! How accidents speak of the text.

use super::{Accident, AccidentKind, Repair};
use crate::syntax::Span;
use crate::syntax::mend::Line;

/// A line's key, or its words cut to what fits a message.
pub(super) fn label(line: &Line) -> String {
    let words = line.words();
    let item = words.strip_prefix("- ").unwrap_or(words);
    let key = item.split_once(':').map_or(item, |(key, _)| key);
    shorten(if key.is_empty() { item } else { key })
}

/// Words cut to what fits a message.
fn shorten(words: &str) -> String {
    const LONGEST: usize = 40;
    match words.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

/// Words of the file as a message shows them: between backticks, unless they hold one.
pub(super) fn code(words: &str) -> String {
    let words = shorten(words);
    if words.contains('`') { format!("“{words}”") } else { format!("`{words}`") }
}

/// Words in single quotes.
pub(super) fn quoted(words: &str) -> String {
    format!("'{}'", words.replace('\'', "''"))
}

/// An accident; its repairs are those that help.
pub(super) fn accident(
    kind: AccidentKind,
    span: Span,
    message: impl Into<String>,
    help: impl Into<String>,
    repairs: impl IntoIterator<Item = Option<Repair>>,
) -> Accident {
    let repairs = repairs.into_iter().flatten().collect();
    Accident { kind, span, message: message.into(), help: help.into(), repairs }
}

/// How wide an indentation is, in words.
pub(super) fn spaces(width: usize) -> String {
    if width == 1 { "1 space".to_owned() } else { format!("{width} spaces") }
}

/// The command to indent a line.
pub(super) fn indent_by(label: &str, width: usize) -> String {
    format!("Indent {} by {}", code(label), spaces(width))
}
