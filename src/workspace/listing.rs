//! What is added to a buildspec: an item of a list, a list of exported variables.

use crate::diagnostics::{Edit, layout};
use crate::formats::codebuild::file::BuildspecFile;
use crate::syntax::{Document, NodeId, NodeKind};

/// Adds items to a list; none where it is not written as one, or in a way that nothing can be added to.
pub fn add_items(document: &Document, list: NodeId, items: &[String]) -> Option<Edit> {
    let last = *document.items(list)?.last()?;
    let at = document.span(last).end;
    let NodeKind::Sequence { flow, .. } = document.node(document.resolve(list)).kind else { return None };
    if flow {
        return Some(Edit::insert(at, items.iter().map(|item| format!(", {}", quoted(item))).collect::<String>()));
    }
    let dash = layout::dash_before(document, document.span(last).start)?;
    let indent = layout::indentation(document, dash.start)?;
    // A comment behind the last item stays behind it.
    let end = end_of_line(document, at);
    let lines: String = items.iter().map(|item| format!("\n{indent}- {}", quoted(item))).collect();
    Some(Edit::insert(end, lines))
}

/// Adds `env.exported-variables` with one name to a buildspec that has no such list.
pub fn export(file: &BuildspecFile, name: &str) -> Option<Edit> {
    let document = &file.document;
    let root = document.root()?;
    if let Some(env) = document.get(root, "env") {
        let first = document.entries(env.value)?.next()?;
        let start = document.span(first.key).start;
        let indent = layout::indentation(document, start)?;
        return Some(Edit::insert(start, format!("exported-variables:\n{indent}  - {name}\n{indent}")));
    }
    let phases = document.span(document.get(root, "phases")?.key).start;
    let indent = layout::indentation(document, phases)?;
    Some(Edit::insert(phases, format!("env:\n{indent}  exported-variables:\n{indent}    - {name}\n{indent}")))
}

/// Behind the line of `at`, before its line end.
fn end_of_line(document: &Document, at: u32) -> u32 {
    let rest = document.source().get(at as usize..).unwrap_or_default();
    at + rest.find(['\n', '\r']).unwrap_or(rest.len()) as u32
}

/// A pattern as YAML reads it: a leading `*` would begin an alias.
fn quoted(item: &str) -> String {
    match item.starts_with(['*', '&', '!', '{', '[', '@', '`', '%', '\'', '"']) || item.contains(": ") {
        true => format!("'{}'", item.replace('\'', "''")),
        false => item.to_owned(),
    }
}
