//! Edits that repairs are made of: keys, values, whole entries.

use super::{Edit, layout};
use crate::syntax::{Document, Entry, NodeId, NodeKind, ScalarStyle, Span};

/// A key or other scalar by another text. Its quotes, if it has any, stay; an alias gives way to the text.
pub fn rename(document: &Document, node: NodeId, to: &str) -> Edit {
    let content = document.content(node).filter(|_| document.resolve(node) == node);
    Edit::replace(content.unwrap_or_else(|| document.span(node)), to)
}

/// Takes out a key and its value with their lines; none where they share a line with something else.
pub fn remove_entry(document: &Document, key: NodeId, value: NodeId) -> Option<Edit> {
    let (source, lines) = (document.source(), document.lines());
    let entry = document.span(key).join(document.span(value));
    let start = own_line(document, entry.start)?;
    let rest = source.get(entry.end as usize..)?;
    let end = entry.end as usize + rest.find('\n').map_or(rest.len(), |at| at + 1);
    let behind = lines
        .line(source, lines.line_of(entry.end))
        .get((entry.end - start_of_line(document, entry.end)) as usize..)?;
    let behind = behind.trim_start().trim_start_matches(',').trim_start();
    (behind.is_empty() || behind.starts_with('#')).then(|| Edit::replace(Span::new(start, end as u32), ""))
}

/// Takes out the second of two entries that read the same.
pub fn remove_same_again(document: &Document, first: Entry, again: Entry) -> Option<Edit> {
    let written = |entry: Entry| document.span(entry.key).join(document.span(entry.value)).text(document.source());
    remove_entry(document, again.key, again.value).filter(|_| written(first) == written(again))
}

/// Moves a key and all that stands below it further in; none where it shares its line with something else.
pub fn indent_entry(document: &Document, key: NodeId, value: NodeId, by: &str) -> Option<Vec<Edit>> {
    layout::shift(document, document.span(key).join(document.span(value)), i32::try_from(by.len()).ok()?)
}

/// A text in single quotes, as YAML writes it.
pub fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Puts a scalar or a one-line collection into single quotes as it is written; none where it goes over several lines,
/// is quoted already, or has a tag or an anchor.
pub fn quote(document: &Document, node: NodeId) -> Option<Edit> {
    let it = document.node(node);
    let written = it.span.text(document.source());
    let plain = match it.kind {
        NodeKind::Scalar { style, .. } => style == ScalarStyle::Plain,
        NodeKind::Sequence { flow, .. } | NodeKind::Mapping { flow, .. } => flow,
        NodeKind::Alias(_) => false,
    };
    let bare = it.tag.is_none() && it.anchor.is_none() && !written.contains(['\n', '\r']) && !written.is_empty();
    (plain && bare).then(|| Edit::replace(it.span, single_quoted(written)))
}

/// The start of the line of `at`, if only blanks stand before `at` on it.
fn own_line(document: &Document, at: u32) -> Option<u32> {
    let start = start_of_line(document, at);
    let before = document.source().get(start as usize..at as usize)?;
    before.bytes().all(|byte| byte == b' ').then_some(start)
}

fn start_of_line(document: &Document, at: u32) -> u32 {
    document.lines().start_of(document.lines().line_of(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(document: &Document, key: &str) -> (NodeId, NodeId) {
        let entry = document.get(document.root().expect("there"), key).expect("there");
        (entry.key, entry.value)
    }

    fn apply(text: &str, edits: Vec<Edit>) -> String {
        let mut text = text.to_owned();
        for edit in edits.iter().rev() {
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        text
    }

    #[test]
    fn removes_whole_lines_only() {
        let text = "a: 1\nb:\n  c: 2 # gone\nd: {e: 1}\n";
        let document = Document::read(text);
        let (key, value) = entry(&document, "b");
        let edit = remove_entry(&document, key, value).expect("its own lines");
        assert_eq!(apply(text, vec![edit]), "a: 1\nd: {e: 1}\n");
        let inner = document.entries(entry(&document, "d").1).and_then(|mut all| all.next()).expect("there");
        assert_eq!(remove_entry(&document, inner.key, inner.value), None);
    }

    #[test]
    fn moves_a_block_further_in() {
        let text = "build:\n  - a\n\n  - b\nz: 1\n";
        let document = Document::read(text);
        let (key, value) = entry(&document, "build");
        let edits = indent_entry(&document, key, value, "  ").expect("its own lines");
        assert_eq!(apply(text, edits), "  build:\n    - a\n\n    - b\nz: 1\n");
    }

    #[test]
    fn quotes_what_is_bare() {
        let text = "a: it's\nb: {\"c\": 1}\nd: 'x'\n";
        let document = Document::read(text);
        let quoted = |key| quote(&document, entry(&document, key).1).map(|edit| edit.text);
        assert_eq!(quoted("a").as_deref(), Some("'it''s'"));
        assert_eq!(quoted("b").as_deref(), Some("'{\"c\": 1}'"));
        assert_eq!(quoted("d"), None);
    }
}
