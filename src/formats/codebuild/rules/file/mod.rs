//! The file as a whole: syntax, encoding, version, top-level keys.

mod cb201_missing_version;
mod cb202_unknown_version;
mod cb203_quoted_version;
mod cb204_missing_phases;
mod cb205_unknown_section;
mod cb206_foreign_key;
mod cb207_outdated_key;
mod cb208_wrong_kind;
mod cb209_misspelt_key;
mod lookalike;

use crate::diagnostics::Rule;
use crate::formats::codebuild::file::BuildspecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<BuildspecFile>] = &[
    cb201_missing_version::RULE,
    cb202_unknown_version::RULE,
    cb203_quoted_version::RULE,
    cb204_missing_phases::RULE,
    cb205_unknown_section::RULE,
    cb206_foreign_key::RULE,
    cb207_outdated_key::RULE,
    cb208_wrong_kind::RULE,
    cb209_misspelt_key::RULE,
];
