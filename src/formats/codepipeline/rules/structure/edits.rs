//! Edits of keys that hold in block style and in braces, as JSON has them.

use crate::diagnostics::{Edit, repair};
use crate::schema::Field;
use crate::syntax::{Document, NodeId, NodeKind, Span};

/// Takes a key and its value out of a mapping.
pub fn remove_key(document: &Document, mapping: NodeId, key: &str) -> Option<Edit> {
    let entries: Vec<_> = document.entries(mapping)?.collect();
    let at = entries.iter().position(|entry| document.scalar(entry.key) == Some(key))?;
    let entry = entries.get(at)?;
    let whole = document.span(entry.key).join(document.span(entry.value));
    if !is_flow(document, mapping) {
        return repair::remove_entry(document, entry.key, entry.value);
    }
    let span = if let Some(next) = entries.get(at + 1) {
        Span::new(whole.start, document.span(next.key).start)
    } else if let Some(before) = at.checked_sub(1).and_then(|at| entries.get(at)) {
        Span::new(document.span(before.value).end, whole.end)
    } else {
        whole
    };
    Some(Edit::replace(span, ""))
}

/// Takes an item out of a list.
pub fn remove_item(document: &Document, list: NodeId, item: NodeId) -> Option<Edit> {
    let items = document.items(list)?;
    let at = items.iter().position(|other| *other == item)?;
    let whole = document.span(item);
    if is_flow(document, list) {
        let span = if let Some(next) = items.get(at + 1) {
            Span::new(whole.start, document.span(*next).start)
        } else if let Some(before) = at.checked_sub(1).and_then(|at| items.get(at)) {
            Span::new(document.span(*before).end, whole.end)
        } else {
            whole
        };
        return Some(Edit::replace(span, ""));
    }
    // In block style from the end of the item before to the item's own end, so that its dash goes along.
    let before = items.get(at.checked_sub(1)?)?;
    let start = document.span(*before).end;
    let gap = Span::new(start, whole.start).text(document.source());
    (!gap.contains('#')).then(|| Edit::replace(Span::new(start, whole.end), ""))
}

/// Writes a key at the head of a mapping; the value as it is to stand there.
pub fn insert_key(document: &Document, mapping: NodeId, key: &str, value: &str) -> Option<Edit> {
    let first = document.entries(mapping)?.next()?;
    let start = document.span(first.key).start;
    let (lines, source) = (document.lines(), document.source());
    let line_start = lines.start_of(lines.line_of(start));
    let before = source.get(line_start as usize..start as usize)?;
    let json = source.as_bytes().get(start as usize) == Some(&b'"');
    let key = if json { format!("\"{key}\"") } else { key.to_owned() };
    let between = match (is_flow(document, mapping), before.trim().is_empty()) {
        (true, false) => ", ".to_owned(),
        (flow, _) => {
            let blanks: String = before.chars().map(|letter| if letter == '\t' { '\t' } else { ' ' }).collect();
            format!("{}\n{blanks}", if flow { "," } else { "" })
        }
    };
    Some(Edit::insert(start, format!("{key}: {value}{between}")))
}

/// A text as a value that is written beside the keys of a mapping.
pub fn written(document: &Document, mapping: NodeId, text: &str) -> String {
    let first = document.entries(mapping).and_then(|mut entries| entries.next());
    let quoted = first.is_some_and(|entry| document.span(entry.key).text(document.source()).starts_with('"'));
    if quoted { format!("\"{text}\"") } else { text.to_owned() }
}

/// Writes another number in place of a `runOrder` or the like, or the key anew where it is not there.
pub fn set_number<T>(document: &Document, mapping: NodeId, field: &Field<T>, key: &str, number: u64) -> Option<Edit> {
    match field {
        Field::Known(known) => Some(repair::rename(document, known.node, &number.to_string())),
        Field::Absent => insert_key(document, mapping, key, &number.to_string()),
        Field::Null(_) | Field::Opaque(_) => None,
    }
}

fn is_flow(document: &Document, node: NodeId) -> bool {
    let (NodeKind::Sequence { flow, .. } | NodeKind::Mapping { flow, .. }) = document.node(node).kind else {
        return false;
    };
    flow
}
