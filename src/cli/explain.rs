//! `rehearsal rules` and `rehearsal explain`.

use std::fmt::Write;

use rehearsal::diagnostics::Severity;
use rehearsal::rules;

use super::{Answer, UNUSABLE};

/// A line a rule: code, severity, name, summary.
pub fn list() -> Answer {
    let mut out = String::new();
    for rule in rules() {
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}  {severity:<7}  {:<32}  {}", rule.code, rule.name, rule.summary());
    }
    Answer::new(out, 0)
}

/// A rule's page.
pub fn explain(wanted: &str) -> Answer {
    let rules = rules();
    match rules.iter().find(|rule| rule.code.eq_ignore_ascii_case(wanted) || rule.name == wanted) {
        Some(rule) => Answer::new(rule.page, 0),
        None => {
            eprintln!("There is no rule {wanted}. `rehearsal rules` lists them.");
            Answer::new("", UNUSABLE)
        }
    }
}
