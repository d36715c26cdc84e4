//! `phases`: names, commands, failures, runtimes.

mod cb305_command_is_a_mapping;

use crate::diagnostics::Rule;
use crate::formats::codebuild::file::BuildspecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<BuildspecFile>] = &[cb305_command_is_a_mapping::RULE];
