//! Findings as annotations of a GitHub Actions run (its workflow commands).

use std::fmt::Write;

use rehearsal::diagnostics::{Diagnostic, Severity};

use super::input::File;
use super::together::lies_in;

/// One workflow command a finding.
pub fn report(files: &[File]) -> String {
    let mut out = String::new();
    for file in files {
        for diagnostic in &file.diagnostics {
            let command = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "notice",
            };
            let position = |offset| file.document.lines().position(file.document.source(), offset);
            let (start, end) = (position(diagnostic.span.start), position(diagnostic.span.end));
            let message = match &diagnostic.help {
                Some(help) => format!("{}\n{help}", diagnostic.message),
                None => diagnostic.message.clone(),
            };
            let message = message + &elsewhere(files, file, diagnostic);
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "::{command} file={},line={},endLine={},col={},",
                property(&file.path),
                start.line,
                end.line,
                start.column
            );
            // The end column only counts where it lies on the same line.
            if start.line == end.line {
                let _ = write!(out, "endColumn={},", end.column);
            }
            let _ = writeln!(
                out,
                "title={}::{}",
                property(&format!("{} {}", diagnostic.code, diagnostic.name)),
                escape(&message)
            );
        }
    }
    out
}

/// The places in other files, a line for each: an annotation has one place only.
fn elsewhere(files: &[File], file: &File, diagnostic: &Diagnostic) -> String {
    let mut lines = String::new();
    for related in diagnostic.related.iter().filter(|related| related.file.is_some()) {
        let other = lies_in(files, file, related.file.as_deref());
        let at = other.document.lines().position(other.document.source(), related.span.start);
        // Writing to a string cannot fail.
        let _ = write!(lines, "\n{}:{}:{}: {}", other.path, at.line, at.column, related.message);
    }
    lines
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
