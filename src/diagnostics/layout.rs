//! Edits that move whole lines: what a repair of indentation is made of.

use super::Edit;
use crate::syntax::{Document, NodeId, NodeKind, Span};

/// The blanks before `at` on its line; none where something else stands there, or where it lies in braces or
/// brackets, in which indentation means nothing.
pub fn indentation(document: &Document, at: u32) -> Option<&str> {
    let start = document.lines().start_of(document.lines().line_of(at));
    let before = document.source().get(start as usize..at as usize)?;
    (before.bytes().all(|byte| byte == b' ') && !is_in_brackets(document, at)).then_some(before)
}

fn is_in_brackets(document: &Document, at: u32) -> bool {
    let mut next = document.root();
    while let Some(node) = next {
        if let NodeKind::Sequence { flow: true, .. } | NodeKind::Mapping { flow: true, .. } = document.node(node).kind
        {
            return true;
        }
        let entries = document.entries(node).into_iter().flatten().flat_map(|entry| [entry.key, entry.value]);
        let items = document.items(node).unwrap_or_default().iter().copied();
        next = entries.chain(items).find(|child| {
            let span = document.span(*child);
            span.start <= at && at < span.end
        });
    }
    false
}

/// Moves all lines of `span` by so many columns, to the right or, where negative, to the left.
///
/// None where the span does not begin its line, or a line lacks the blanks that would go.
pub fn shift(document: &Document, span: Span, columns: i32) -> Option<Vec<Edit>> {
    indentation(document, span.start)?;
    let (source, lines) = (document.source(), document.lines());
    let mut edits = Vec::new();
    for line in lines.line_of(span.start)..=lines.line_of(span.end.max(span.start)) {
        let (start, text) = (lines.start_of(line), lines.line(source, line));
        let blanks = text.len() - text.trim_start_matches(' ').len();
        let width = columns.unsigned_abs();
        match columns {
            _ if text.trim().is_empty() => {}
            0.. => edits.push(Edit::insert(start, " ".repeat(width as usize))),
            _ if blanks >= width as usize => edits.push(Edit::replace(Span::new(start, start + width), "")),
            // A comment may stand further left than what it stands in.
            _ if text.trim_start().starts_with('#') => {}
            _ => return None,
        }
    }
    Some(edits)
}

/// Moves the lines of `span` to the right and writes a line before them.
///
/// None where the span does not begin its line.
pub fn nest(document: &Document, span: Span, columns: u32, heading: &str) -> Option<Vec<Edit>> {
    let mut edits = shift(document, span, i32::try_from(columns).ok()?)?;
    let first = edits.first_mut()?;
    first.text.insert_str(0, &format!("{heading}\n"));
    Some(edits)
}

/// Makes the lines of `span` one item of a list: a dash before them, and the others as far to the right.
///
/// None where the span does not begin its line.
pub fn itemise(document: &Document, span: Span) -> Option<Vec<Edit>> {
    let mut edits = shift(document, span, 2)?;
    *edits.first_mut()? = Edit::insert(span.start, "- ");
    Some(edits)
}

/// A list of mappings with blanks in place of its dashes, so that they are one mapping.
///
/// None where an item is something else, or its dash stands on another line.
pub fn without_dashes(document: &Document, node: NodeId) -> Option<Vec<Edit>> {
    let edit = |item: &NodeId| {
        let start = document.entries(*item).map(|_| document.span(*item).start)?;
        Some(Edit::replace(dash_before(document, start)?, " "))
    };
    document.items(node)?.iter().map(edit).collect()
}

/// The dash of the list item that begins at `at`, if it stands on the same line.
pub fn dash_before(document: &Document, at: u32) -> Option<Span> {
    let before = document.source().get(..at as usize)?.trim_end_matches(' ');
    let dash = before.strip_suffix('-')?.len() as u32;
    Some(Span::new(dash, dash + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(text: &str, edits: &[Edit]) -> String {
        let mut text = text.to_owned();
        for edit in edits.iter().rev() {
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        text
    }

    fn span_of(text: &str, part: &str) -> Span {
        let at = text.find(part).expect("there") as u32;
        Span::new(at, at + part.len() as u32)
    }

    #[test]
    fn moves_lines_both_ways() {
        let text = "a:\n  b:\n\n# note\n    c: 1\nd: 2\n";
        let document = Document::read(text);
        let span = span_of(text, "b:\n\n# note\n    c: 1");
        let left = shift(&document, span, -2).expect("possible");
        assert_eq!(applied(text, &left), "a:\nb:\n\n# note\n  c: 1\nd: 2\n");
        let right = nest(&document, span, 2, "  x:").expect("possible");
        assert_eq!(applied(text, &right), "a:\n  x:\n    b:\n\n  # note\n      c: 1\nd: 2\n");
        let item = itemise(&document, span).expect("possible");
        assert_eq!(applied(text, &item), "a:\n  - b:\n\n  # note\n      c: 1\nd: 2\n");
    }

    #[test]
    fn leaves_alone_what_cannot_move() {
        let text = "a: {b: 1}\nc:\n d: 1\n";
        let document = Document::read(text);
        assert_eq!(shift(&document, span_of(text, "{b: 1}"), 2), None);
        assert_eq!(shift(&document, span_of(text, "d: 1"), -2), None);
        let text = "a: {\n  b: 1\n}\n";
        assert_eq!(shift(&Document::read(text), span_of(text, "b: 1"), 2), None);
    }
}
