//! The formats, one folder each. No format knows another.

pub mod codebuild;
