//! The buildspec of AWS CodeBuild.

pub mod model;
pub mod shell;
pub mod switch;
