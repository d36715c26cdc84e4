//! What is wrong with a pipeline definition, and what could be better.

mod actions;
mod schema;
mod structure;

use super::file::PipelineFile;
use crate::diagnostics::Rule;

/// Every rule, section by section.
pub static RULES: &[&[Rule<PipelineFile>]] = &[schema::RULES, structure::RULES, actions::RULES];
