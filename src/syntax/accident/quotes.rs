//! Quotes that are not closed, that are closed too early, and escapes within them.

use super::words::{accident, code, quoted};
use super::{Accident, AccidentKind};
use crate::syntax::mend::{self, Edit, Line};
use crate::syntax::scene::Scene;
use crate::syntax::{ScalarStyle, Span};

/// The escapes that may follow a backslash in double quotes; `x`, `u` and `U` with digits.
const ESCAPES: &str = "0abtnvfre \"/\\N_LPxuU\t\n\r";

/// A backslash in double quotes before something that is no escape.
pub(super) fn bad_escape(scene: &Scene) -> Option<Accident> {
    if !scene.says("unknown escape character") && !scene.says("hexadecimal number") && !scene.says("escape code") {
        return None;
    }
    let start = scene.context()?;
    let end = closing(scene.slice(start, scene.text.len())).map_or(scene.text.len(), |at| start + at);
    let inner = scene.slice(start + 1, end);
    let bad = bad_escapes(inner);
    let at = bad.iter().map(|at| start + 1 + at).find(|at| at + 10 >= scene.failure.offset)?;
    let width = scene.slice(at + 1, scene.text.len()).chars().next().map_or(0, char::len_utf8);
    let span = Span::new(at as u32, (at + 1 + width) as u32);
    let doubled: Vec<Edit> = bad.iter().map(|at| (Span::at((start + 1 + at) as u32), "\\".to_owned())).collect();
    // In single quotes a backslash is a backslash, so that is simpler where no backslash means anything else.
    let only_bad = inner.matches('\\').count() == bad.len();
    let single = (only_bad && !inner.contains('\n')).then(|| {
        let whole = Span::new(start as u32, (end + 1).min(scene.text.len()) as u32);
        scene.repair("Use single quotes", true, vec![(whole, quoted(inner))])
    });
    Some(accident(
        AccidentKind::BadEscape,
        span,
        format!("{} is no escape that double quotes know.", code(span.text(scene.text))),
        "Use single quotes, in which a backslash is a backslash, or write it twice.",
        [single.flatten(), scene.repair("Write the backslash twice", true, doubled)],
    ))
}

/// Where the backslashes stand that begin no escape.
pub(super) fn bad_escapes(inner: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut characters = inner.char_indices();
    while let Some((at, character)) = characters.next() {
        if character != '\\' {
            continue;
        }
        let Some((next_at, next)) = characters.next() else { break };
        let digits = match next {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let hex = inner.get(next_at + 1..).unwrap_or_default().bytes().take(digits);
        if !ESCAPES.contains(next) || hex.filter(u8::is_ascii_hexdigit).count() < digits {
            found.push(at);
        }
    }
    found
}

/// Where the quote that the text begins with is closed.
pub(super) fn closing(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' if quote == '"' => drop(characters.next()),
            _ if character != quote => {}
            '\'' if characters.peek().is_some_and(|(_, next)| *next == '\'') => drop(characters.next()),
            _ => return Some(at),
        }
    }
    None
}

/// Text on the line of a value in quotes, behind its end.
pub(super) fn text_after(scene: &Scene) -> Option<Accident> {
    // Between brackets a comma is missing rather, and the next value begins.
    if scene.reach.bracket.is_some() {
        return None;
    }
    scene.suspects().into_iter().find_map(|line| text_after_in(scene, &line))
}

fn text_after_in(scene: &Scene, line: &Line) -> Option<Accident> {
    let from = mend::value_start(line);
    let value = line.text.get(from..line.content_end()).filter(|value| value.starts_with(['"', '\'']))?;
    let end = from + closing(value)? + 1;
    let rest = line.text.get(end..line.content_end())?;
    let words = rest.trim_start();
    let begin = end + rest.len() - words.len();
    // A colon behind it makes it a key; a failure before it is not about this.
    if words.is_empty() || words.starts_with(": ") || words == ":" || scene.failure.offset < line.start + from {
        return None;
    }
    // `'it's'` is meant as one text, `"a" "b"` as a command.
    let quote = value.chars().next()?;
    let inner = value.get(1..value.len() - 1).filter(|_| begin == end && value.ends_with(quote));
    let whole = vec![(line.span(from, line.content_end()), quoted(inner.unwrap_or(value)))];
    let next_key = words.split_once(':').filter(|(key, rest)| {
        (rest.is_empty() || rest.starts_with(' '))
            && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    });
    let on_own_line = next_key.map(|_| {
        let edit = (line.span(end, begin), format!("\n{}", " ".repeat(line.indent())));
        scene.repair("Begin a new line", false, vec![edit])
    });
    let repairs = [on_own_line.flatten(), scene.repair("Put the whole value in single quotes", true, whole)];
    if repairs.iter().all(Option::is_none) {
        return None;
    }
    Some(accident(
        AccidentKind::TextAfterQuote,
        line.span(begin, line.content_end()),
        format!("Text follows the closing quote: {}.", code(words)),
        "A value that begins with a quote ends with it. Put the whole value in single quotes.",
        repairs,
    ))
}

/// A quote that is not closed where it should be: at the end of the text, or at the next quote lines further down.
pub(super) fn unclosed(scene: &Scene) -> Option<Accident> {
    let to_the_end = scene.says("while scanning a quoted scalar");
    let start = if to_the_end {
        scene.context()?
    } else {
        let over_lines = |start: usize, end: usize| scene.slice(start, end).contains('\n');
        let quotes = |style| matches!(style, Some(ScalarStyle::Single | ScalarStyle::Double));
        let suspicious = scene.reach.last.into_iter().flatten().find(|seen| {
            let near = scene.line_at(seen.end).number + 1 >= scene.noticed().number;
            quotes(seen.style) && over_lines(seen.start, seen.end) && near
        });
        suspicious?.start
    };
    let quote = scene.slice(start, scene.text.len()).chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let line = scene.line_at(start);
    let closed_at = |at: usize| scene.repair("Close the quote", true, vec![(line.span(at, at), quote.to_string())]);
    let repair = closed_at(line.text.trim_end().len()).or_else(|| closed_at(line.content_end()));
    if repair.is_none() && !to_the_end {
        return None;
    }
    Some(accident(
        AccidentKind::UnclosedQuote,
        Span::new(start as u32, (line.start + line.text.trim_end().len()).max(start + 1) as u32),
        format!("The quote `{quote}` that opens here is not closed."),
        format!("Write `{quote}` at the end of the value."),
        [repair],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_closing_quote() {
        assert_eq!(closing(r#""a\"b" c"#), Some(5));
        assert_eq!(closing("'it''s' x"), Some(6));
        assert_eq!(closing("\"open"), None);
    }

    #[test]
    fn finds_bad_escapes() {
        assert_eq!(bad_escapes(r"a\;b\n\\\[\x4\x41"), [1, 8, 10]);
    }
}
