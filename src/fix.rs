//! The front door to repairing: safe fixes applied until there are none.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

use crate::diagnostics::{Edit, Fix};
use crate::formats::Format;
use crate::order::by_key;
use crate::{Checked, check};

/// One fix can uncover the next, as with syntax errors, of which only the first is told. A file that needs more rounds
/// than this is left where it is.
const MOST_ROUNDS: usize = 1000;
/// About so many bytes are read in all rounds together, so that a large file that needs many does not take for ever.
const MOST_BYTES: usize = 128 << 20;
/// How often a text with a syntax error is read in search of what to read in its place, and how many bytes at most.
const SEARCHES: usize = 64;
const MOST_SEARCHED: usize = 8 << 20;

/// A text after its safe fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// The codes of what was repaired, in the order of repair.
    pub codes: Vec<String>,
}

/// Applies every safe fix to a text of that format, under the format's own settings. Doing it twice changes nothing more, unless there is more to repair than the bounds allow.
pub fn fix(text: &str, format: &Format, settings: &Value) -> Fixed {
    let mut fixed = Fixed { text: text.to_owned(), codes: Vec::new() };
    let mut read = 0;
    // By each text that was there, how many repairs led to it.
    let mut seen: HashMap<u64, usize> = HashMap::new();
    for _ in 0..MOST_ROUNDS {
        let before = *seen.entry(fingerprint(&fixed.text)).or_insert(fixed.codes.len());
        if before < fixed.codes.len() {
            // What one fix makes, another undoes: neither was a repair.
            fixed.codes.truncate(before);
            break;
        }
        let Checked { document, diagnostics } = check(&fixed.text, format, settings);
        let mut edits = Disjoint::default();
        for diagnostic in diagnostics {
            let best = diagnostic.fixes.into_iter().next();
            let Some(Fix { edits: own, .. }) = best.filter(|fix| fix.safe) else { continue };
            if edits.admit(own) {
                fixed.codes.push(diagnostic.code.into_owned());
            }
        }
        let next = apply(&fixed.text, edits.admitted);
        if next == fixed.text {
            break;
        }
        let length = fixed.text.len();
        let searched = document.problem().map_or(0, |_| MOST_SEARCHED.min(length.saturating_mul(SEARCHES)));
        read += length + searched;
        fixed.text = next;
        if read > MOST_BYTES {
            break;
        }
    }
    fixed
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
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
    by_key(&mut edits, |edit| (edit.span.order(), 0));
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
