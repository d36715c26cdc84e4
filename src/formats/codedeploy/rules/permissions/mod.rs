//! `permissions`: owners, modes and access control lists of what was copied.

mod cd401_permissions_on_windows;
mod cd402_no_object;
mod cd403_permissions_shape;
mod cd404_bad_mode;
mod cd405_pattern_for_files;
mod cd406_pattern_never_matches;
mod cd407_object_outside;
mod cd408_object_too_wide;
mod cd409_permission_twice;
mod cd410_bad_acl;
mod cd411_acl_without_mask;
mod cd412_selinux_context;
mod cd413_numeric_owner;

use crate::diagnostics::Rule;
use crate::formats::codedeploy::file::AppSpecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<AppSpecFile>] = &[
    cd401_permissions_on_windows::RULE,
    cd402_no_object::RULE,
    cd403_permissions_shape::RULE,
    cd404_bad_mode::RULE,
    cd405_pattern_for_files::RULE,
    cd406_pattern_never_matches::RULE,
    cd407_object_outside::RULE,
    cd408_object_too_wide::RULE,
    cd409_permission_twice::RULE,
    cd410_bad_acl::RULE,
    cd411_acl_without_mask::RULE,
    cd412_selinux_context::RULE,
    cd413_numeric_owner::RULE,
];
