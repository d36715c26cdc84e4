//! CB305: a colon and a blank make a mapping of a command.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::{Document, Entry, NodeId, NodeKind, ScalarStyle, Span};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB305", "command-is-a-mapping", Error, "cb305_command_is_a_mapping.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let document = &file.document;
    for misfit in &file.misfits {
        let MisfitKind::WrongKind { found: "a mapping", node, item: Some(index), .. } = misfit.kind else { continue };
        let Some(owner) = misfit.owner.filter(|owner| matches!(owner.key.name, "commands" | "finally")) else {
            continue;
        };
        let list = owner.key.name;
        let refused = "CodeBuild refuses the whole file: a command must be a text.";
        let Some(colon) = first_colon(document, node).filter(|_| is_text(document, node)) else {
            let found = findings
                .tell(first_key(document, node), format!("Item {index} of `{list}` is a mapping, not a command."));
            found.help(format!("{refused} Write the command itself."));
            continue;
        };
        let found =
            findings.tell(colon, format!("The colon and blank here make a mapping of item {index} of `{list}`."));
        if let Some(quoted) = quoted(document, node) {
            found.help(format!("{refused} Put the whole command in quotes."));
            found.fix(Fix::safe("Quote the command", vec![Edit::replace(document.span(node), quoted)]));
            continue;
        }
        found.help(format!("{refused} Write `- |` and the command on the lines below it."));
        if let Some(edit) = block(document, node) {
            found.fix(Fix::needs_a_look("Write it as a block", vec![edit]));
        }
    }
}

fn entries(document: &Document, node: NodeId) -> impl Iterator<Item = Entry> {
    document.entries(node).into_iter().flatten()
}

fn first_key(document: &Document, node: NodeId) -> Span {
    document.span(entries(document, node).next().map_or(node, |entry| entry.key))
}

/// The first colon that stands between a key and its value.
fn first_colon(document: &Document, node: NodeId) -> Option<Span> {
    let end = first_key(document, node).end;
    let rest = document.source().get(end as usize..)?;
    let at = end + (rest.len() - rest.trim_start_matches([' ', '\t']).len()) as u32;
    rest.trim_start_matches([' ', '\t']).starts_with(':').then(|| Span::new(at, at + 1))
}

/// Whether it was probably meant as a text: no braces, nothing further in, and no keys such as `run` or `name`,
/// which are the steps of other systems.
fn is_text(document: &Document, node: NodeId) -> bool {
    let is_step = |key: &str| key.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '-' | '_'));
    matches!(document.node(node).kind, NodeKind::Mapping { flow: false, .. })
        && entries(document, node).all(|entry| {
            document.scalar(entry.key).is_some_and(|key| !is_step(key))
                && document.scalar(entry.value).is_some()
                && !matches!(document.style(entry.value), Some(ScalarStyle::Literal | ScalarStyle::Folded))
        })
}

/// The command on one line, in single quotes; none where it goes over several lines.
fn quoted(document: &Document, node: NodeId) -> Option<String> {
    let written = document.span(node).text(document.source());
    (!written.contains('\n')).then(|| format!("'{}'", written.replace('\'', "''")))
}

/// The command below `|`, each of its lines as it stands; none where a line is not as far in as the first.
fn block(document: &Document, node: NodeId) -> Option<Edit> {
    let span = document.span(node);
    let (source, lines) = (document.source(), document.lines());
    let first = lines.line_of(span.start);
    let column = (span.start - lines.start_of(first)) as usize;
    let is_inside = |line: usize| {
        let text = lines.line(source, line);
        text.trim().is_empty() || text.get(..column).is_some_and(|blanks| blanks.trim().is_empty())
    };
    let inside = (first + 1..=lines.line_of(span.end)).all(is_inside);
    inside.then(|| Edit::insert(span.start, format!("|\n{}", " ".repeat(column))))
}
