//! The front door to repairing: safe fixes applied until there are none.

use std::collections::BTreeMap;

use crate::check;
use crate::diagnostics::{Edit, Fix};
use crate::formats::Format;
use crate::order::by_key;

/// One fix can uncover the next, as with syntax errors, of which only the first is told. So many bytes are read for
/// all rounds together, so that a small file has thousands of them and a large one never takes for ever.
const MOST_BYTES: usize = 64 << 20;

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
    let mut read = 0;
    while read < MOST_BYTES {
        read += fixed.text.len();
        let mut edits = Disjoint::default();
        for diagnostic in check(&fixed.text, format).diagnostics {
            let Some(Fix { edits: own, .. }) = diagnostic.fixes.into_iter().next().filter(|fix| fix.safe) else {
                continue;
            };
            if edits.admit(own) {
                fixed.codes.push(diagnostic.code.into_owned());
            }
        }
        let next = apply(&fixed.text, edits.admitted);
        if next == fixed.text {
            break;
        }
        fixed.text = next;
    }
    fixed
}

/// Edits of several fixes, none of which touches one of another fix.
#[derive(Default)]
struct Disjoint {
    admitted: Vec<Edit>,
    /// Where those edits begin, and the furthest that an edit which begins there goes.
    ends: BTreeMap<u32, u32>,
}

impl Disjoint {
    /// Takes a fix's edits, all of them or none; whether it did.
    fn admit(&mut self, edits: Vec<Edit>) -> bool {
        let touches = |edit: &Edit| {
            let last = self.ends.range(..=edit.span.end).next_back();
            last.is_some_and(|(_, end)| *end >= edit.span.start)
        };
        if edits.iter().any(touches) {
            return false;
        }
        for edit in &edits {
            let end = self.ends.entry(edit.span.start).or_default();
            *end = edit.span.end.max(*end);
        }
        self.admitted.extend(edits);
        true
    }
}

/// Makes edits that do not overlap.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    by_key(&mut edits, |edit| (edit.span.order(), edit.text.len() as u64));
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
