//! CB107: characters that are not seen: a byte-order mark, carriage returns, blanks that are no spaces.

use crate::diagnostics::blanks::tell_blanks;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::syntax::{Document, Span};

pub const RULE: Rule<BuildspecFile> = rule!("CB107", "odd-characters", Hint, "cb107_odd_characters.md", check);

/// A repair of more lines than this is left to an editor.
const MANY: usize = 10_000;

fn check(file: &BuildspecFile, findings: &mut Findings) {
    byte_order_mark(&file.document, findings);
    carriage_returns(&file.document, findings);
    tell_blanks(&file.document, findings);
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
