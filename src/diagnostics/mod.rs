//! A finding: which rule, how grave, what is wrong, where, and what to write instead.

mod diagnostic;
mod rule;

pub use diagnostic::{Diagnostic, Edit, Fix, Related, Severity};
pub use rule::{Findings, Rule, RulePage};
