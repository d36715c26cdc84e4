//! The tool's own findings: they speak of its limits, not of a service's.

use super::{Diagnostic, Findings, RulePage};
use crate::rule;
use crate::syntax::{Document, ProblemKind, Span};

/// The text is longer, deeper or larger than is read.
pub const RH101: RulePage = rule!("RH101", "beyond-limits", Error, "rh101_beyond_limits.md");
/// Aliases unfold to more than is read.
pub const RH102: RulePage = rule!("RH102", "alias-bomb", Error, "rh102_alias_bomb.md");
/// The file's bytes are no text.
pub const RH103: RulePage = rule!("RH103", "not-a-text", Error, "rh103_not_a_text.md");
/// A comment that ignores nothing.
pub const RH201: RulePage = rule!("RH201", "unused-ignore", Hint, "rh201_unused_ignore.md");

/// All of them.
pub const PAGES: &[RulePage] = &[RH101, RH102, RH103, RH201];

/// What the reader's limits have to say of a document.
pub fn limits(document: &Document) -> Vec<Diagnostic> {
    let mut found = beyond_limits(document);
    if document.unfolded_len() > document.unfolding_bound() as u64 {
        let place = document.first_alias().map_or(Span::at(0), |alias| document.span(alias));
        found.extend(Findings::by(&RH102, |findings| {
            let message = format!("The aliases of this file stand for {} values.", document.unfolded_len());
            findings.tell(place, message).help("Only a part of them is checked. Write out what the file needs.");
        }));
    }
    found
}

fn beyond_limits(document: &Document) -> Vec<Diagnostic> {
    let Some(problem) = document.problem() else { return Vec::new() };
    if matches!(problem.kind, ProblemKind::Syntax | ProblemKind::Character) {
        return Vec::new();
    }
    Findings::by(&RH101, |findings| {
        findings.tell(problem.span, format!("This is not read: {}.", problem.message)).help(
            "No file that AWS reads comes near this. The text is kept, and only what stands before it is checked.",
        );
    })
}

/// What is told of a file whose bytes are no text, of which nothing can be read.
pub fn not_a_text(message: &str) -> Vec<Diagnostic> {
    Findings::by(&RH103, |findings| {
        findings.tell(Span::at(0), format!("The file is not a text: {message}.")).help("Save it as UTF-8.");
    })
}
