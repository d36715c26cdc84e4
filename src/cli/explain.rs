//! `rehearsal rules` and `rehearsal explain`.

use rehearsal::diagnostics::Severity;
use rehearsal::rules;

use super::UNUSABLE;

/// Prints a line a rule: code, severity, name, summary.
pub fn list() -> u8 {
    for rule in rules() {
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        println!("{}  {severity:<7}  {:<32}  {}", rule.code, rule.name, rule.summary());
    }
    0
}

/// Prints a rule's page.
pub fn explain(wanted: &str) -> u8 {
    let rules = rules();
    match rules.iter().find(|rule| rule.code.eq_ignore_ascii_case(wanted) || rule.name == wanted) {
        Some(rule) => {
            print!("{}", rule.page);
            0
        }
        None => {
            eprintln!("There is no rule {wanted}. `rehearsal rules` lists them.");
            UNUSABLE
        }
    }
}
