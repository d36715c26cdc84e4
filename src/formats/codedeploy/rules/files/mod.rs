//! `files`: what Install copies, and where it goes.

mod cd201_files_shape;
mod cd202_half_a_mapping;
mod cd203_wildcard_source;
mod cd204_destination_is_a_file;
mod cd205_relative_destination;
mod cd206_ignored_file_key;
mod cd207_whole_revision;
mod cd208_same_target;
mod cd209_escaped_path;
mod cd210_shared_folder;
mod cd211_source_outside;
mod cd212_nothing_to_do;

use crate::diagnostics::Rule;
use crate::formats::codedeploy::file::AppSpecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<AppSpecFile>] = &[
    cd201_files_shape::RULE,
    cd202_half_a_mapping::RULE,
    cd203_wildcard_source::RULE,
    cd204_destination_is_a_file::RULE,
    cd205_relative_destination::RULE,
    cd206_ignored_file_key::RULE,
    cd207_whole_revision::RULE,
    cd208_same_target::RULE,
    cd209_escaped_path::RULE,
    cd210_shared_folder::RULE,
    cd211_source_outside::RULE,
    cd212_nothing_to_do::RULE,
];
