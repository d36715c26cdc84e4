//! Findings for people, in the manner of rustc.

use std::fmt::Write;
use std::io::IsTerminal;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use rehearsal::diagnostics::{Diagnostic, Edit, Severity};
use rehearsal::syntax::Span;

use super::input::File;
use super::together::lies_in;

/// Every file's findings, and a line that counts them; in colours on a terminal.
pub fn report(files: &[File]) -> String {
    let colours = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for file in files {
        for diagnostic in &file.diagnostics {
            // Writing to a string cannot fail.
            let _ = write!(out, "{}\n\n", renderer.render(&groups(files, file, diagnostic)));
        }
    }
    // Of files that cannot be opened, each was told already.
    if !files.is_empty() {
        let _ = writeln!(out, "{}", summary(files));
    }
    out
}

fn groups<'f>(files: &'f [File], file: &'f File, diagnostic: &'f Diagnostic) -> Vec<Group<'f>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let source = file.document.source();
    let snippet = Snippet::source(source).path(file.path.as_str());
    let snippet = snippet.annotation(AnnotationKind::Primary.span(range(source, diagnostic.span)));
    let here = diagnostic.related.iter().filter(|related| related.file.is_none());
    let snippet = here.fold(snippet, |snippet, related| {
        let span = range(source, related.span);
        snippet.annotation(AnnotationKind::Context.span(span).label(related.message.as_str()))
    });
    let mut first = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_ref()).element(snippet);
    if let Some(help) = &diagnostic.help {
        first = first.element(Level::HELP.message(help.as_str()));
    }
    if let Some(assumption) = &diagnostic.assumption {
        first = first.element(Level::NOTE.message(format!("≈ assumed: {assumption}")));
    }
    let mut groups = vec![first];
    for related in diagnostic.related.iter().filter(|related| related.file.is_some()) {
        let other = lies_in(files, file, related.file.as_deref());
        let source = other.document.source();
        let snippet = Snippet::source(source).path(other.path.as_str());
        let snippet = snippet.annotation(AnnotationKind::Primary.span(range(source, related.span)));
        groups.push(Level::NOTE.secondary_title(related.message.as_str()).element(snippet));
    }
    if let Some(fix) = diagnostic.fixes.first() {
        let snippet = Snippet::source(source).path(file.path.as_str());
        let snippet = snippet.patches(fix.edits.iter().map(|edit| patch(source, edit)));
        let title = if fix.safe { fix.title.clone() } else { format!("{} (needs a look)", fix.title) };
        groups.push(Level::HELP.with_name("fix").secondary_title(title).element(snippet));
    }
    groups
}

/// An edit, as it is drawn.
fn patch<'f>(source: &'f str, edit: &'f Edit) -> Patch<'f> {
    let (start, end) = (edit.span.start as usize, edit.span.end as usize);
    if start == source.len() && source.ends_with('\n') {
        // What is added behind the last line would be drawn in it.
        return Patch::new(start - 1..end - 1, format!("\n{}", edit.text.trim_end_matches('\n')));
    }
    Patch::new(start..end, edit.text.as_str())
}

/// An empty place is drawn as the character after it, where there is one.
fn range(source: &str, span: Span) -> Range<usize> {
    let (start, end) = (span.start as usize, span.end as usize);
    let next = source.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    start..end.max(start + next)
}

fn summary(files: &[File]) -> String {
    let count = |severity| {
        files.iter().flat_map(|file| &file.diagnostics).filter(|diagnostic| diagnostic.severity == severity).count()
    };
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let found: Vec<String> = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Hint, "hint")]
        .into_iter()
        .map(|(severity, word)| (count(severity), word))
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| plural(n, word))
        .collect();
    let of = plural(files.len(), "file");
    match found.is_empty() {
        true => format!("Nothing found in {of}."),
        false => format!("{} in {of}.", found.join(", ")),
    }
}
