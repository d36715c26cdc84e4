//! Findings as annotations of a GitHub Actions run (its workflow commands).

use std::fmt::Write;

use rehearsal::diagnostics::Severity;

use super::input::File;

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

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
