//! What is wrong with a pipeline definition, and what could be better.

mod actions;
mod practice;
mod schema;
mod structure;
mod typed;

use super::file::PipelineFile;
use crate::diagnostics::Rule;

/// Every rule, section by section.
pub static RULES: &[&[Rule<PipelineFile>]] = &[schema::RULES, structure::RULES, actions::RULES, practice::RULES];
