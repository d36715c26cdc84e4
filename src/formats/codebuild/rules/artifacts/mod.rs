//! `artifacts`, `cache` and `proxy`: what is kept.

mod cb510_artifact_without_files;
mod cb511_path_outside;
mod cb512_file_never_written;
mod cb513_names_collide;
mod cb514_other_output_folder;
mod cb515_everything_is_kept;
mod cb516_artifact_identifier;
mod cb517_name_needs_a_setting;
mod cb520_cache_without_paths;
mod cb521_cache_out_of_bounds;
mod cb522_fallback_without_key;
mod cb523_home_not_expanded;
mod cb524_cache_too_wide;
mod cb525_file_in_cache;
mod cb526_key_from_outside;
mod cb527_key_never_changes;
mod cb528_cache_in_home;
mod cb530_proxy_entry;

use crate::diagnostics::Rule;
use crate::formats::codebuild::file::BuildspecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<BuildspecFile>] = &[
    cb510_artifact_without_files::RULE,
    cb511_path_outside::RULE,
    cb512_file_never_written::RULE,
    cb513_names_collide::RULE,
    cb514_other_output_folder::RULE,
    cb515_everything_is_kept::RULE,
    cb516_artifact_identifier::RULE,
    cb517_name_needs_a_setting::RULE,
    cb520_cache_without_paths::RULE,
    cb521_cache_out_of_bounds::RULE,
    cb522_fallback_without_key::RULE,
    cb523_home_not_expanded::RULE,
    cb524_cache_too_wide::RULE,
    cb525_file_in_cache::RULE,
    cb526_key_from_outside::RULE,
    cb527_key_never_changes::RULE,
    cb528_cache_in_home::RULE,
    cb530_proxy_entry::RULE,
];
