//! `phases`: names, commands, failures, runtimes.

mod cb301_unknown_phase;
mod cb302_misplaced_section;
mod cb303_phase_is_no_mapping;
mod cb304_empty_phase;
mod cb305_command_is_a_mapping;
mod cb306_command_is_a_list;
mod cb307_text_for_a_list;

use crate::diagnostics::Rule;
use crate::formats::codebuild::file::BuildspecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<BuildspecFile>] = &[
    cb301_unknown_phase::RULE,
    cb302_misplaced_section::RULE,
    cb303_phase_is_no_mapping::RULE,
    cb304_empty_phase::RULE,
    cb305_command_is_a_mapping::RULE,
    cb306_command_is_a_list::RULE,
    cb307_text_for_a_list::RULE,
];
