//! What stands between the events: comments, anchors, tags. libyaml drops or hides their places.

use super::{Comment, Span};

/// Where the first line break at or after `from` begins, as libyaml counts lines: at LF, CR, U+0085, U+2028 and U+2029.
/// The text's length if there is none.
pub(super) fn line_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    let ends = |at: usize| match bytes.get(at) {
        Some(b'\n' | b'\r') => true,
        Some(0xc2) => bytes.get(at + 1) == Some(&0x85),
        Some(0xe2) => matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9])),
        _ => false,
    };
    (0..bytes.len()).find(|at| ends(*at)).map_or(text.len(), |at| from + at)
}

/// Whether no YAML text may hold this character.
pub(super) fn is_forbidden(character: char) -> bool {
    !matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{7e}' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

/// Whether a character looks like a space, or like nothing, and is text to YAML.
pub(super) fn is_odd_blank(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

/// Adds the comments in a stretch of text that no event covers: there, every `#` begins one.
pub(super) fn comments(text: &str, from: usize, to: usize, found: &mut Vec<Comment>) {
    let mut at = from;
    while let Some(hash) = text.as_bytes().get(at..to).and_then(|gap| gap.iter().position(|byte| *byte == b'#')) {
        let end = line_end(text, at + hash);
        found.push(Comment { span: Span::new((at + hash) as u32, end as u32) });
        at = end;
    }
}

/// The anchor and the tag before a node.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Places {
    /// Where the anchor stands.
    pub anchor: Option<Span>,
    /// Where the tag stands.
    pub tag: Option<Span>,
    /// Where the node itself begins.
    pub start: usize,
}

/// Finds the properties at `from`, which libyaml counts to the node, and where the node itself begins: at the latest
/// at `to`, where an empty node's properties end. Comments between them are added.
pub(super) fn properties(
    text: &str,
    (from, to): (usize, usize),
    (mut anchored, mut tagged): (bool, bool),
    found: &mut Vec<Comment>,
) -> Places {
    let mut places = Places { start: from, ..Places::default() };
    let bytes = text.as_bytes();
    while anchored || tagged {
        let start = places.start;
        let end = match bytes.get(start) {
            Some(b'&') if anchored => {
                anchored = false;
                let end = name_end(bytes, start + 1);
                places.anchor = Some(Span::new(start as u32, end as u32));
                end
            }
            Some(b'!') if tagged => {
                tagged = false;
                let end = tag_end(text, start);
                places.tag = Some(Span::new(start as u32, end as u32));
                end
            }
            _ => break,
        };
        places.start = if anchored || tagged { skip(text, end, text.len(), found) } else { end };
    }
    // After the last property only as far as the event goes: behind an empty node the next one begins.
    places.start = skip(text, places.start, to.max(places.start), found);
    places
}

/// Skips blanks, line breaks and comments up to `to`; adds the comments.
fn skip(text: &str, from: usize, to: usize, found: &mut Vec<Comment>) -> usize {
    let mut at = from;
    while let Some(next) = text.get(at..to).and_then(|rest| rest.chars().next()) {
        match next {
            ' ' | '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => at += next.len_utf8(),
            '#' => {
                let end = line_end(text, at);
                found.push(Comment { span: Span::new(at as u32, end as u32) });
                at = end;
            }
            _ => break,
        }
    }
    at
}

/// The end of an anchor's name.
fn name_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count()
}

/// The end of a tag: `!`, `!name`, `!handle!name` or `!<uri>`.
fn tag_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    if rest.starts_with("!<") {
        return rest.find('>').map_or(text.len(), |at| from + at + 1);
    }
    let ends = |c: char| {
        matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | ',' | '[' | ']' | '{' | '}')
    };
    rest.find(ends).map_or(text.len(), |at| from + at)
}

/// The span of a block scalar and of its body's lines, from its `|` or `>`. Its event ends at `end`, behind all blank
/// lines that follow it. A comment behind the `|` is added.
pub(super) fn block(text: &str, start: usize, end: usize, found: &mut Vec<Comment>) -> (Span, Span) {
    let header_end = line_end(text, start).min(end);
    let header = text.get(start..header_end).unwrap_or_default();
    let header = header.split('#').next().unwrap_or_default().trim_end();
    let body = text.get(header_end..end).unwrap_or_default();
    let trimmed = body.trim_end_matches([' ', '\t', '\n', '\r']);
    if trimmed.is_empty() {
        // A comment then stands behind the node, where it is found like any other.
        let at = start + header.len();
        return (Span::new(start as u32, at as u32), Span::at(at as u32));
    }
    comments(text, start, header_end, found);
    // The body begins behind the header's line break.
    let skip = if trimmed.starts_with("\r\n") { 2 } else { trimmed.chars().next().map_or(0, char::len_utf8) };
    let last = (header_end + trimmed.len()) as u32;
    (Span::new(start as u32, last), Span::new((header_end + skip) as u32, last))
}
