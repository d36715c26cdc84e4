//! One picture per kind of timeline.

pub mod batch;
pub mod build;
pub mod fleet;
pub mod pipeline;
pub mod traffic;
