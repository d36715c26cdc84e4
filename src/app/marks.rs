//! Findings as the editor counts: in UTF-16 units, with line and column for people.

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Diagnostic, Fix, Severity};
use crate::syntax::{LineIndex, Span};

/// A finding in the text of an editor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Where it begins, in UTF-16 units.
    pub from: u32,
    /// Where it ends, in UTF-16 units.
    pub to: u32,
    /// Its line, from 1.
    pub line: u32,
    /// Its column in characters, from 1.
    pub column: u32,
    /// How grave it is.
    pub severity: Severity,
    /// The rule's code.
    pub code: String,
    /// The rule's name.
    pub name: String,
    /// What is wrong; words of the file stand between backticks.
    pub message: String,
    /// What AWS makes of it and what to write instead.
    pub help: Option<String>,
    /// Which part of this is not documented by AWS.
    pub assumption: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<RelatedMark>,
    /// How it can be repaired, the best first.
    pub fixes: Vec<Repair>,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RelatedMark {
    /// The name of the file, where it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Its line, from 1.
    pub line: u32,
    /// Where it begins, in UTF-16 units.
    pub from: u32,
    /// Where it ends, in UTF-16 units.
    pub to: u32,
    /// What is there.
    pub message: String,
}

/// Edits that are made together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Repair {
    /// What it does, as a command.
    pub title: String,
    /// Whether it can be applied unseen.
    pub safe: bool,
    /// Its edits, in order.
    pub edits: Vec<Replacement>,
}

/// A stretch of text and what replaces it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Replacement {
    /// Where the stretch begins, in UTF-16 units.
    pub from: u32,
    /// Where it ends, in UTF-16 units.
    pub to: u32,
    /// What is written there.
    pub text: String,
}

impl Mark {
    /// The finding in `text`, whose lines are `lines`.
    ///
    /// `other` gives the text and the lines of another file by its name; places in files that it does not know are
    /// left out.
    pub fn of<'a>(
        finding: Diagnostic,
        text: &'a str,
        lines: &'a LineIndex,
        other: &dyn Fn(&str) -> Option<(&'a str, &'a LineIndex)>,
    ) -> Self {
        let place = lines.position(text, finding.span.start);
        let (from, to) = units(finding.span, text, lines);
        let related = finding.related.into_iter().filter_map(|related| {
            let (text, lines) = related.file.as_deref().map_or(Some((text, lines)), other)?;
            let (from, to) = units(related.span, text, lines);
            let line = lines.position(text, related.span.start).line;
            Some(RelatedMark { file: related.file, line, from, to, message: related.message })
        });
        Self {
            from,
            to,
            line: place.line,
            column: place.column,
            severity: finding.severity,
            code: finding.code.into_owned(),
            name: finding.name.into_owned(),
            message: finding.message,
            help: finding.help,
            assumption: finding.assumption,
            related: related.collect(),
            fixes: finding.fixes.into_iter().map(|fix| Repair::of(fix, text, lines)).collect(),
        }
    }
}

impl Mark {
    /// Whether its first fix can be applied unseen.
    pub fn is_safely_fixed(&self) -> bool {
        self.fixes.first().is_some_and(|fix| fix.safe)
    }
}

impl Repair {
    fn of(fix: Fix, text: &str, lines: &LineIndex) -> Self {
        let edits = fix.edits.into_iter().map(|edit| {
            let (from, to) = units(edit.span, text, lines);
            Replacement { from, to, text: edit.text }
        });
        Self { title: fix.title, safe: fix.safe, edits: edits.collect() }
    }
}

/// Where a span begins and ends in UTF-16 units.
pub fn units(span: Span, text: &str, lines: &LineIndex) -> (u32, u32) {
    (lines.utf16(text, span.start), lines.utf16(text, span.end))
}
