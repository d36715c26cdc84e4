//! CB307: a single text where a list is documented.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity, layout};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::rule;
use crate::schema::{Field, OneOrMany, Placed};
use crate::syntax::{Document, ScalarStyle, Span};

pub const RULE: Rule<BuildspecFile> = rule!("CB307", "text-for-a-list", Hint, "cb307_text_for_a_list.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec() else { return };
    let mut lists: Vec<(&str, &Field<OneOrMany<String>>)> = Vec::new();
    for phase in file.phases() {
        lists.extend(phase.blocks().map(|(block, list)| (block.key(), list)));
    }
    let reports = spec.reports.value().into_iter().flat_map(|reports| reports.known());
    lists.extend(reports.map(|(_, report)| ("files", &report.value.files)));
    lists.extend(ArtifactSet::all(spec).iter().map(|artifacts| ("files", artifacts.files)));
    lists.extend(spec.cache.value().map(|cache| ("paths", &cache.paths)));
    for (key, list) in lists {
        let Some(list) = list.known().filter(|list| list.value.single) else { continue };
        if let Some(text) = dashes_without_blank(&file.document, list) {
            tell_dashes(file, key, list, text, findings);
            continue;
        }
        let found = findings.tell(list.key, format!("`{key}` is a single text."));
        found.help(
            "CodeBuild takes it for a list of one, but documents a list. Other tools may refuse it; write it \
            below a dash.",
        );
        if let Some(edits) = as_list(file, list) {
            found.fix(Fix::safe("Write it as a list", edits));
        }
    }
}

/// The first line of a text that begins with a dash: a list was meant.
fn dashes_without_blank(document: &Document, list: &Placed<OneOrMany<String>>) -> Option<Span> {
    let text = list.span.text(document.source());
    if document.style(list.node)? != ScalarStyle::Plain || !text.starts_with('-') {
        return None;
    }
    let first = text.lines().next()?.trim_end();
    Some(Span::new(list.span.start, list.span.start + first.len() as u32))
}

fn tell_dashes(
    file: &BuildspecFile,
    key: &str,
    list: &Placed<OneOrMany<String>>,
    first: Span,
    findings: &mut Findings,
) {
    let written = first.text(file.document.source());
    let program = written.split_whitespace().next().unwrap_or(written);
    let found = findings.tell(first, format!("The dash of `{written}` has no blank behind it."));
    if matches!(key, "commands" | "finally") {
        found.graded(Severity::Error).help(format!(
            "Without it all of `{key}` is one text, and the shell looks for a program called `{program}`: the phase \
            fails. Write a blank behind each dash."
        ));
    } else {
        found.graded(Severity::Warning).help(format!(
            "Without it all of `{key}` is one text that begins with a dash. Write a blank behind each dash."
        ));
    }
    if let Some(edits) = with_blanks(&file.document, list.span) {
        found.fix(Fix::safe("Write a blank behind each dash", edits));
    }
}

/// A blank behind the dash of each line, where every line begins with one in the same column.
fn with_blanks(document: &Document, span: Span) -> Option<Vec<Edit>> {
    let outer = layout::indentation(document, span.start)?;
    let mut edits = Vec::new();
    let mut at = span.start;
    for (number, line) in span.text(document.source()).split_inclusive('\n').enumerate() {
        let indented = if number == 0 { Some(line) } else { line.strip_prefix(outer) };
        let rest = indented?.strip_prefix('-')?;
        if !rest.starts_with([' ', '\t']) {
            let behind = at + (line.len() - rest.len()) as u32;
            edits.push(Edit::insert(behind, " "));
        }
        at += line.len() as u32;
    }
    Some(edits)
}

/// The text below a dash; a block moves in together with its lines.
fn as_list(file: &BuildspecFile, list: &Placed<OneOrMany<String>>) -> Option<Vec<Edit>> {
    let document = &file.document;
    if document.resolve(list.node) != list.node {
        return None;
    }
    let outer = layout::indentation(document, list.key.start)?;
    let dash = format!("\n{outer}  - ");
    let blank = list.key.end + 1;
    if document.source().get(list.key.end as usize..list.span.start as usize)?.trim() != ":" {
        return None;
    }
    let lead = Edit::replace(Span::new(blank, list.span.start), dash);
    match document.style(list.node)? {
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let body = document.content(list.node)?;
            let lines = document.lines();
            let at = lines.start_of(lines.line_of(body.start));
            let text = body.text(document.source());
            let first = at + (text.len() - text.trim_start_matches(' ').len()) as u32;
            let body = Span::new(first.max(body.start), body.end);
            Some(std::iter::once(lead).chain(layout::shift(document, body, 2)?).collect())
        }
        _ => (!list.span.text(document.source()).contains('\n')).then(|| vec![lead]),
    }
}
