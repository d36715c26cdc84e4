//! The engine: a timeline of what would run, and the frame of it at an instant. It knows no format.

mod timeline;

pub use timeline::*;
