//! What is checked of a buildspec: a file and a page for each rule, a folder for each section.

mod artifacts;
mod batch;
mod env;
mod file;
mod phases;
mod practice;
mod reports;

use super::file::BuildspecFile;
use crate::diagnostics::Rule;

/// Every rule of the format, section by section.
pub static RULES: &[&[Rule<BuildspecFile>]] =
    &[file::RULES, env::RULES, phases::RULES, reports::RULES, artifacts::RULES, batch::RULES, practice::RULES];
