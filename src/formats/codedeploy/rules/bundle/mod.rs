//! The bundle, where it is known: whether what the AppSpec file names is in it, and what its scripts do.

mod cd709_output_kept_open;
mod cd711_without_set_e;
mod cd713_windows_line_ends;
mod cd714_no_shebang;
mod cd715_relative_to_bundle;
mod cd716_install_asks;
mod cd717_script_not_in_bundle;
mod cd718_source_not_in_bundle;
mod cd719_stop_script_can_fail;

use crate::diagnostics::Rule;
use crate::formats::codedeploy::file::AppSpecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<AppSpecFile>] = &[
    cd709_output_kept_open::RULE,
    cd711_without_set_e::RULE,
    cd713_windows_line_ends::RULE,
    cd714_no_shebang::RULE,
    cd715_relative_to_bundle::RULE,
    cd716_install_asks::RULE,
    cd717_script_not_in_bundle::RULE,
    cd718_source_not_in_bundle::RULE,
    cd719_stop_script_can_fail::RULE,
];

#[cfg(test)]
mod tests;
