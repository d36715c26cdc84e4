//! The engine: a timeline of what would run, and the frame of it at an instant. It knows no format.
//!
//! A format writes its processes as `async` functions over a [`Sim`], plans each step before it starts, and
//! gets a [`Timeline`] back. [`Playback`] answers what that looks like at any instant.

mod fault;
mod frame;
mod gate;
mod laws;
pub mod limits;
mod plan;
mod record;
mod scenario;
mod sim;
mod text;
mod timeline;

pub use fault::{Fault, Faults};
pub use frame::{Cursor, Edge, Frame, Playback};
pub use gate::{Gate, Pass};
pub use laws::broken_laws;
pub use plan::{Ending, Plan, PlannedStep};
pub use scenario::{Durations, Scenario};
pub use sim::{Process, Sim};
pub use text::{Telling, length, mark};
pub use timeline::*;

use crate::syntax::Span;

#[cfg(test)]
mod tests;
