//! A finding: which rule, how grave, what is wrong, where, and what to write instead.

mod diagnostic;
pub mod layout;
pub mod own;
mod rule;
mod suppression;

pub use diagnostic::{Diagnostic, Edit, Fix, Related, Severity};
pub use rule::{Findings, Rule, RulePage};
pub use suppression::suppress;
