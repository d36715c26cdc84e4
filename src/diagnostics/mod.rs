//! A finding: which rule, how grave, what is wrong, where, and what to write instead.

pub mod blanks;
mod diagnostic;
pub mod layout;
pub mod own;
pub mod repair;
mod rule;
pub mod secret;
mod suppression;
pub mod syntax_error;

pub use diagnostic::{Diagnostic, Edit, Fix, Related, Severity};
pub use rule::{Findings, Rule, RulePage};
pub use suppression::{suppress, suppress_across};
