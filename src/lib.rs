//! Rehearsal checks AWS CI/CD files as they are typed and rehearses how they would run.
//!
//! One direction, no way back: text → tree with places → typed model → diagnostics, and with a scenario → timeline.

#[cfg(target_arch = "wasm32")]
pub mod app;
mod check;
mod decimal;
pub mod diagnostics;
pub mod examples;
mod fix;
pub mod formats;
mod order;
pub mod rehearsal;
mod rehearse;
pub mod schema;
pub mod shell;
pub mod syntax;
pub mod workspace;

pub use check::{Checked, check, check_document, rules};
pub use fix::{Fixed, apply, fix};
pub use rehearse::{Scenario, rehearse};
