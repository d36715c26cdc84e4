//! `phases`: names, commands, failures, runtimes.

mod cb301_unknown_phase;
mod cb302_misplaced_section;
mod cb303_phase_is_no_mapping;
mod cb304_empty_phase;
mod cb305_command_is_a_mapping;
mod cb306_command_is_a_list;
mod cb307_text_for_a_list;
mod cb308_empty_command;
mod cb309_command_is_a_value;
mod cb310_unknown_on_failure;
mod cb311_bad_retry;
mod cb312_on_failure_without_ec2;
mod cb313_runtimes_outside_install;
mod cb314_unknown_runtime;
mod cb315_runtime_not_in_image;
mod cb316_version_reads_as_number;
mod cb317_no_runtimes;
mod cb318_runtime_past_its_end;
mod cb319_run_as_on_windows;
mod cb320_nested_phase;

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
    cb308_empty_command::RULE,
    cb309_command_is_a_value::RULE,
    cb310_unknown_on_failure::RULE,
    cb311_bad_retry::RULE,
    cb312_on_failure_without_ec2::RULE,
    cb313_runtimes_outside_install::RULE,
    cb314_unknown_runtime::RULE,
    cb315_runtime_not_in_image::RULE,
    cb316_version_reads_as_number::RULE,
    cb317_no_runtimes::RULE,
    cb318_runtime_past_its_end::RULE,
    cb319_run_as_on_windows::RULE,
    cb320_nested_phase::RULE,
];
