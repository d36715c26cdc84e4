//! The file as a whole: syntax, encoding, version, top-level keys.

mod accidents;
mod cb101_syntax_error;
mod cb102_tab_indentation;
mod cb103_duplicate_key;
mod cb104_empty_file;
mod cb105_root_is_no_mapping;
mod cb106_several_documents;
mod cb107_odd_characters;
mod cb109_version_without_colon;
mod cb201_missing_version;
mod cb202_unknown_version;
mod cb203_quoted_version;
mod cb204_missing_phases;
mod cb205_unknown_key;
mod cb206_foreign_key;
mod cb207_outdated_key;
mod cb208_wrong_kind;
mod cb209_misspelt_key;
mod lookalike;

use crate::diagnostics::Rule;
use crate::formats::codebuild::file::BuildspecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<BuildspecFile>] = &[
    cb101_syntax_error::RULE,
    cb102_tab_indentation::RULE,
    cb103_duplicate_key::RULE,
    cb104_empty_file::RULE,
    cb105_root_is_no_mapping::RULE,
    cb106_several_documents::RULE,
    cb107_odd_characters::RULE,
    cb109_version_without_colon::RULE,
    cb201_missing_version::RULE,
    cb202_unknown_version::RULE,
    cb203_quoted_version::RULE,
    cb204_missing_phases::RULE,
    cb205_unknown_key::RULE,
    cb206_foreign_key::RULE,
    cb207_outdated_key::RULE,
    cb208_wrong_kind::RULE,
    cb209_misspelt_key::RULE,
];
