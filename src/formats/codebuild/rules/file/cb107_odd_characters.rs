//! CB107: characters that are not seen: a byte-order mark, carriage returns, blanks that are no spaces.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::syntax::{AccidentKind, Document, NodeKind, Span};

pub const RULE: Rule<BuildspecFile> = rule!("CB107", "odd-characters", Hint, "cb107_odd_characters.md", check);

/// A repair of more lines than this is left to an editor.
const MANY: usize = 10_000;

fn check(file: &BuildspecFile, findings: &mut Findings) {
    byte_order_mark(&file.document, findings);
    carriage_returns(&file.document, findings);
    blanks(&file.document, findings);
}

fn byte_order_mark(document: &Document, findings: &mut Findings) {
    let mark = '\u{feff}'.len_utf8() as u32;
    if document.source().starts_with('\u{feff}') {
        let span = Span::new(0, mark);
        findings
            .tell(span, "The file begins with a byte-order mark.")
            .help("CodeBuild reads it all the same; other programs may not. Save the file as UTF-8 without it.")
            .fix(Fix::needs_a_look("Delete the mark", vec![Edit::replace(span, "")]));
    }
}

fn carriage_returns(document: &Document, findings: &mut Findings) {
    let returns: Vec<Edit> = document
        .source()
        .match_indices("\r\n")
        .map(|(at, _)| Edit::replace(Span::new(at as u32, at as u32 + 1), ""))
        .collect();
    let Some(first) = returns.first() else { return };
    let found = findings.tell(first.span, "The lines end as on Windows, with a carriage return.");
    found.help(
        "CodeBuild reads it all the same. Scripts that are saved like this do not run on Linux: the shell \
        takes the carriage return for a part of the last word.",
    );
    if returns.len() <= MANY {
        found.fix(Fix::needs_a_look("Delete the carriage returns", returns));
    }
}

/// Blanks of Unicode before a key or an item. Where they break the syntax, that is told instead.
fn blanks(document: &Document, findings: &mut Findings) {
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
