//! Rehearsal checks AWS CI/CD files as they are typed and rehearses how they would run.
//!
//! One direction, no way back: text → tree with places → typed model → diagnostics, and with a scenario → timeline.

pub mod diagnostics;
pub mod rehearsal;
pub mod syntax;
