//! The front door to repairing: safe fixes applied until there are none.

use crate::check;
use crate::diagnostics::{Edit, Fix};
use crate::formats::Format;

/// One fix can uncover the next; a file that needs more rounds than this is left where it is.
const MOST_ROUNDS: usize = 32;

/// A text after its safe fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// The codes of what was repaired, in the order of repair.
    pub codes: Vec<String>,
}

/// Applies every safe fix. Doing it twice changes nothing more.
pub fn fix(text: &str, format: &Format) -> Fixed {
    let mut fixed = Fixed { text: text.to_owned(), codes: Vec::new() };
    for _ in 0..MOST_ROUNDS {
        let found = check(&fixed.text, format).diagnostics;
        let mut edits: Vec<Edit> = Vec::new();
        for diagnostic in &found {
            let Some(Fix { edits: own, .. }) = diagnostic.fixes.first().filter(|fix| fix.safe) else { continue };
            if own.iter().all(|edit| edits.iter().all(|other| apart(edit, other))) {
                edits.extend(own.iter().cloned());
                fixed.codes.push(diagnostic.code.to_string());
            }
        }
        if edits.is_empty() {
            break;
        }
        fixed.text = apply(&fixed.text, edits);
    }
    fixed
}

/// Makes edits that do not overlap.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.span, edit.text.len()));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in &edits {
        out.push_str(text.get(at..edit.span.start as usize).unwrap_or_default());
        out.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn apart(a: &Edit, b: &Edit) -> bool {
    a.span.end < b.span.start || b.span.end < a.span.start
}
