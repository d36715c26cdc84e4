//! The rules over several files: by the action that opens a file, then by what else has to agree.

mod archive;
mod not_kept;
mod ws101_buildspec_name;
mod ws102_image_definitions_not_kept;
mod ws103_blue_green_file_not_kept;
mod ws104_appspec_not_kept;
mod ws105_revision_file_not_kept;
mod ws106_template_not_kept;
mod ws107_product_file_not_kept;
mod ws108_war_in_the_bundle;
mod ws109_deploy_script_not_kept;
mod ws110_manifest_not_kept;
mod ws111_archive_in_the_function;
mod ws112_configuration_not_kept;
mod ws113_archive_in_the_bucket;
mod ws114_state_input_not_kept;
mod ws115_unknown_source_folder;
mod ws116_variable_not_exported;
mod ws117_output_without_artifact;
mod ws118_kept_elsewhere;
mod ws119_unknown_container;

use super::told::RuleAcross;

/// All of them, in the order of their codes.
pub const RULES: &[RuleAcross] = &[
    ws101_buildspec_name::RULE,
    ws102_image_definitions_not_kept::RULE,
    ws103_blue_green_file_not_kept::RULE,
    ws104_appspec_not_kept::RULE,
    ws105_revision_file_not_kept::RULE,
    ws106_template_not_kept::RULE,
    ws107_product_file_not_kept::RULE,
    ws108_war_in_the_bundle::RULE,
    ws109_deploy_script_not_kept::RULE,
    ws110_manifest_not_kept::RULE,
    ws111_archive_in_the_function::RULE,
    ws112_configuration_not_kept::RULE,
    ws113_archive_in_the_bucket::RULE,
    ws114_state_input_not_kept::RULE,
    ws115_unknown_source_folder::RULE,
    ws116_variable_not_exported::RULE,
    ws117_output_without_artifact::RULE,
    ws118_kept_elsewhere::RULE,
    ws119_unknown_container::RULE,
];
