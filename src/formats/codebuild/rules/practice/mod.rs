//! Practice: what the commands do, and what surprises in it.

mod cb701_unguarded_side_effect;
mod cb702_plaintext_secret;
mod cb703_docker_password_argument;
mod cb704_removed_ecr_login;
mod cb705_latest_only;
mod cb706_docker_needs_privilege;
mod cb707_no_runtime_named;
mod cb708_no_cache;
mod cb709_ignored_test_result;
mod cb710_unpinned_download;
mod cb711_secret_in_the_log;
mod cb712_state_lost_between_commands;
mod cb713_block_hides_failures;
mod cb714_pipe_hides_failure;
mod cb715_bash_without_bash;
mod cb716_folded_script;
mod cb717_breakpoint_left;
mod cb718_foreign_text_run;
mod cb719_installer_asks;
mod cb720_directory_kept;
mod cb721_image_file_shape;
mod cb722_hard_coded_place;
mod cb723_waits_for_an_answer;
mod cb724_announced_push;

use crate::diagnostics::Rule;
use crate::formats::codebuild::file::BuildspecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<BuildspecFile>] = &[
    cb701_unguarded_side_effect::RULE,
    cb702_plaintext_secret::RULE,
    cb703_docker_password_argument::RULE,
    cb704_removed_ecr_login::RULE,
    cb705_latest_only::RULE,
    cb706_docker_needs_privilege::RULE,
    cb707_no_runtime_named::RULE,
    cb708_no_cache::RULE,
    cb709_ignored_test_result::RULE,
    cb710_unpinned_download::RULE,
    cb711_secret_in_the_log::RULE,
    cb712_state_lost_between_commands::RULE,
    cb713_block_hides_failures::RULE,
    cb714_pipe_hides_failure::RULE,
    cb715_bash_without_bash::RULE,
    cb716_folded_script::RULE,
    cb717_breakpoint_left::RULE,
    cb718_foreign_text_run::RULE,
    cb719_installer_asks::RULE,
    cb720_directory_kept::RULE,
    cb721_image_file_shape::RULE,
    cb722_hard_coded_place::RULE,
    cb723_waits_for_an_answer::RULE,
    cb724_announced_push::RULE,
];
