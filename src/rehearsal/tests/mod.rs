//! The engine's own tests: single rules by example, and the invariants on random programs.

mod playback;
mod programs;
mod rules;
