//! Blanks of Unicode that stand where a space is meant.

use super::{Edit, Findings, Fix, Severity};
use crate::syntax::{AccidentKind, Document, NodeKind, Span};

/// A repair of more lines than this is left to an editor.
const MANY: usize = 10_000;

/// Tells blanks of Unicode before a key or an item. Where they break the syntax, that is told instead.
pub fn tell_blanks(document: &Document, findings: &mut Findings) {
    let told = document.problem().and_then(|problem| problem.accident.as_ref());
    if told.is_some_and(|accident| accident.kind == AccidentKind::UnicodeBlank) {
        return;
    }
    let texts = texts_over_lines(document);
    let found: Vec<(usize, Vec<Edit>)> = (0..document.lines().len())
        .map(|line| (line, odd_blanks(document, line)))
        .filter(|(line, edits)| !edits.is_empty() && !lies_in(&texts, document.lines().start_of(*line)))
        .collect();
    let Some((_, edits)) = found.first() else { return };
    let Some(first) = edits.first() else { return };
    let character = first.span.text(document.source()).chars().next().unwrap_or_default();
    let told = findings.tell(
        first.span,
        format!("The line is indented with U+{:04X}, which looks like a space and is none.", character as u32),
    );
    told.graded(Severity::Error);
    told.help(
        "To YAML it belongs to the word behind it, which is therefore another key, at another depth. Write spaces.",
    );
    if found.len() <= MANY {
        let edits = found.into_iter().flat_map(|(_, edits)| edits).collect();
        told.fix(Fix::safe("Write spaces", edits));
    }
}

/// The blanks in a line's indentation that are no spaces, each with its repair.
fn odd_blanks(document: &Document, line: usize) -> Vec<Edit> {
    let whole = document.lines().line(document.source(), line);
    // A byte-order mark at the very beginning is no indentation.
    let text = if line == 0 { whole.trim_start_matches('\u{feff}') } else { whole };
    let start = document.lines().start_of(line) + (whole.len() - text.len()) as u32;
    let width = text.len() - text.trim_start().len();
    if width == text.len() {
        return Vec::new();
    }
    let blanks = text.get(..width).unwrap_or_default().char_indices().filter(|(_, c)| !matches!(c, ' ' | '\t'));
    blanks
        .map(|(at, c)| Edit::replace(Span::new(start + at as u32, start + (at + c.len_utf8()) as u32), " "))
        .collect()
}

/// Where texts stand that go over several lines, in order: their lines are not the file's own.
fn texts_over_lines(document: &Document) -> Vec<Span> {
    let mut waiting = document.roots().to_vec();
    let mut texts = Vec::new();
    while let Some(node) = waiting.pop() {
        let it = document.node(node);
        match it.kind {
            NodeKind::Scalar { .. } => {
                if document.lines().line_of(it.span.start) < document.lines().line_of(it.span.end) {
                    texts.push(it.span);
                }
            }
            NodeKind::Sequence { .. } => waiting.extend(document.items(node).unwrap_or_default()),
            NodeKind::Mapping { .. } => {
                waiting
                    .extend(document.entries(node).into_iter().flatten().flat_map(|entry| [entry.key, entry.value]));
            }
            NodeKind::Alias(_) => {}
        }
    }
    texts.sort();
    texts
}

fn lies_in(texts: &[Span], at: u32) -> bool {
    let next = texts.partition_point(|text| text.start <= at);
    next.checked_sub(1).and_then(|last| texts.get(last)).is_some_and(|text| at < text.end)
}
