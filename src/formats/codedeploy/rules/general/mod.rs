//! The file as a whole: syntax, version, operating system, top-level keys.

mod cd101_unreadable_text;
mod cd102_wrong_version;
mod cd103_wrong_os;
mod cd104_file_exists_behavior;
mod cd105_unknown_section;
mod cd106_wrapped_appspec;
mod cd107_other_product;
mod cd108_format_against_name;
mod cd109_file_name;
mod cd110_repeated_key;
mod cd111_refused_yaml;
mod cd112_mixed_platforms;

use crate::diagnostics::Rule;
use crate::formats::codedeploy::file::AppSpecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<AppSpecFile>] = &[
    cd101_unreadable_text::RULE,
    cd102_wrong_version::RULE,
    cd103_wrong_os::RULE,
    cd104_file_exists_behavior::RULE,
    cd105_unknown_section::RULE,
    cd106_wrapped_appspec::RULE,
    cd107_other_product::RULE,
    cd108_format_against_name::RULE,
    cd109_file_name::RULE,
    cd110_repeated_key::RULE,
    cd111_refused_yaml::RULE,
    cd112_mixed_platforms::RULE,
];
