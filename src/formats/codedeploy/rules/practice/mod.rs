//! Practice: what works, and could be better.

mod cd701_no_validation;
mod cd702_no_hooks;
mod cd703_stop_before_install;
mod cd704_start_before_install;
mod cd705_misleading_name;
mod cd706_world_writable;
mod cd707_one_mode_for_all;
mod cd708_stop_may_hang;
mod cd710_no_timeout;
mod cd712_secret_in_appspec;
mod untimed;

use crate::diagnostics::Rule;
use crate::formats::codedeploy::file::AppSpecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<AppSpecFile>] = &[
    cd701_no_validation::RULE,
    cd702_no_hooks::RULE,
    cd703_stop_before_install::RULE,
    cd704_start_before_install::RULE,
    cd705_misleading_name::RULE,
    cd706_world_writable::RULE,
    cd707_one_mode_for_all::RULE,
    cd708_stop_may_hang::RULE,
    cd710_no_timeout::RULE,
    cd712_secret_in_appspec::RULE,
];
