//! `hooks`: the lifecycle events and their scripts.

mod cd301_unknown_event;
mod cd302_no_location;
mod cd303_bad_timeout;
mod cd304_reserved_event;
mod cd305_hooks_shape;
mod cd306_needs_load_balancer;
mod cd307_location_is_a_command;
mod cd308_event_too_long;
mod cd309_timeout_too_long;
mod cd310_script_runs_twice;
mod cd311_unknown_script_key;
mod cd312_user_on_windows;
mod cd313_sudo;
mod cd314_script_of_another_system;
mod cd315_user_without_shell;
mod split;

use crate::diagnostics::Rule;
use crate::formats::codedeploy::file::AppSpecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<AppSpecFile>] = &[
    cd301_unknown_event::RULE,
    cd302_no_location::RULE,
    cd303_bad_timeout::RULE,
    cd304_reserved_event::RULE,
    cd305_hooks_shape::RULE,
    cd306_needs_load_balancer::RULE,
    cd307_location_is_a_command::RULE,
    cd308_event_too_long::RULE,
    cd309_timeout_too_long::RULE,
    cd310_script_runs_twice::RULE,
    cd311_unknown_script_key::RULE,
    cd312_user_on_windows::RULE,
    cd313_sudo::RULE,
    cd314_script_of_another_system::RULE,
    cd315_user_without_shell::RULE,
];
