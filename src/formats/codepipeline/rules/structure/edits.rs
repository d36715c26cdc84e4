//! Edits of keys that hold in block style and in braces, as JSON has them.

use crate::diagnostics::{Edit, repair};
use crate::schema::Field;
use crate::syntax::{Document, NodeId, NodeKind, Span};

/// Takes a key and its value out of a mapping.
pub fn remove_key(document: &Document, mapping: NodeId, key: &str) -> Option<Edit> {
    let entry = document.entries(mapping)?.find(|entry| document.scalar(entry.key) == Some(key))?;
    remove_entry(document, mapping, entry.key)
}

/// Takes the entry of a key out of a mapping, one of several of that name too.
pub fn remove_entry(document: &Document, mapping: NodeId, key: NodeId) -> Option<Edit> {
    let entries: Vec<_> = document.entries(mapping)?.collect();
    let at = entries.iter().position(|entry| entry.key == key)?;
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

#[cfg(test)]
mod tests {
    use super::{insert_key, remove_item, remove_key};
    use crate::diagnostics::Edit;
    use crate::syntax::{Document, NodeId};

    fn edited(text: &str, edit: impl Fn(&Document, NodeId) -> Option<Edit>) -> String {
        let document = Document::read(text);
        let edit = document.root().and_then(|root| edit(&document, root));
        edit.map_or("no edit".to_owned(), |edit| {
            let mut text = text.to_owned();
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
            text
        })
    }

    #[test]
    fn takes_keys_out_with_their_commas() {
        let without = |text, key: &'static str| edited(text, move |document, root| remove_key(document, root, key));
        assert_eq!(without("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "b"), "{\n  \"a\": 1\n}\n");
        assert_eq!(without("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "a"), "{\n  \"b\": 2\n}\n");
        assert_eq!(without("{\"a\": 1}", "a"), "{}");
        assert_eq!(without("a: 1\nb: 2\n", "b"), "a: 1\n");
        assert_eq!(without("a: 1\n", "c"), "no edit");
    }

    #[test]
    fn takes_items_out_with_their_dashes() {
        let second =
            |text| edited(text, |document, root| remove_item(document, root, *document.items(root)?.get(1)?));
        assert_eq!(second("[1, 2, 3]"), "[1, 3]");
        assert_eq!(second("[1, 2]"), "[1]");
        assert_eq!(second("- 1\n- 2\n- 3\n"), "- 1\n- 3\n");
    }

    #[test]
    fn writes_keys_as_the_mapping_does() {
        let with = |text| edited(text, |document, root| insert_key(document, root, "n", "7"));
        assert_eq!(with("{\n  \"a\": 1\n}\n"), "{\n  \"n\": 7,\n  \"a\": 1\n}\n");
        assert_eq!(with("{a: 1}"), "{n: 7, a: 1}");
        assert_eq!(with("a: 1\nb: 2\n"), "n: 7\na: 1\nb: 2\n");
    }
}
