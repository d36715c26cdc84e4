//! `reports`: files and formats.

mod cb501_ignored_entry;
mod cb502_report_without_files;
mod cb503_unknown_report_format;
mod cb504_too_many_report_groups;
mod cb505_format_against_file;
mod cb506_report_group_arn;
mod cb507_every_file_is_a_report;
mod cb508_tests_without_report;

use crate::diagnostics::Rule;
use crate::formats::codebuild::file::BuildspecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<BuildspecFile>] = &[
    cb501_ignored_entry::RULE,
    cb502_report_without_files::RULE,
    cb503_unknown_report_format::RULE,
    cb504_too_many_report_groups::RULE,
    cb505_format_against_file::RULE,
    cb506_report_group_arn::RULE,
    cb507_every_file_is_a_report::RULE,
    cb508_tests_without_report::RULE,
];
