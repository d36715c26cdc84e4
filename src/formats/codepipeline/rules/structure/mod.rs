//! What a pipeline must be beyond its schema: stages, artifacts, namespaces, triggers, conditions.

mod cp101_stage_count;
mod cp102_stage_without_actions;
mod cp103_first_stage_not_sources;
mod cp104_source_outside_first_stage;
mod cp105_nothing_but_sources;
mod cp106_duplicate_name;
mod cp107_output_declared_twice;
mod cp108_input_not_produced;
mod cp109_artifact_count;
mod cp110_input_listed_twice;
mod cp111_artifact_store_choice;
mod cp112_region_without_store;
mod cp113_action_leaves_region;
mod cp114_custom_action;
mod cp115_namespace_clash;
mod cp116_reference_to_nothing;
mod cp117_unknown_output_variable;
mod cp118_variable_in_source;
mod cp119_v2_only;
mod cp120_trigger_filters;
mod cp121_compute_only;
mod cp122_timeout_misplaced;
mod cp123_condition_result;
mod cp124_primary_source;
mod cp125_clone_ref_handed_on;
mod cp126_output_name_no_identifier;
mod cp127_masked_secret;
mod cp128_disabled_transition;
mod cp129_role_not_trusting;
mod cp130_condition_rules;
mod cp131_pipeline_variables;
mod cp132_role_on_foreign_action;
pub(super) mod edits;
mod hidden_keys;
mod readers;

use crate::diagnostics::Rule;
use crate::formats::codepipeline::file::PipelineFile;

/// The rules, in the order of their codes.
pub static RULES: &[Rule<PipelineFile>] = &[
    cp101_stage_count::RULE,
    cp102_stage_without_actions::RULE,
    cp103_first_stage_not_sources::RULE,
    cp104_source_outside_first_stage::RULE,
    cp105_nothing_but_sources::RULE,
    cp106_duplicate_name::RULE,
    cp107_output_declared_twice::RULE,
    cp108_input_not_produced::RULE,
    cp109_artifact_count::RULE,
    cp110_input_listed_twice::RULE,
    cp111_artifact_store_choice::RULE,
    cp112_region_without_store::RULE,
    cp113_action_leaves_region::RULE,
    cp114_custom_action::RULE,
    cp115_namespace_clash::RULE,
    cp116_reference_to_nothing::RULE,
    cp117_unknown_output_variable::RULE,
    cp118_variable_in_source::RULE,
    cp119_v2_only::RULE,
    cp120_trigger_filters::RULE,
    cp121_compute_only::RULE,
    cp122_timeout_misplaced::RULE,
    cp123_condition_result::RULE,
    cp124_primary_source::RULE,
    cp125_clone_ref_handed_on::RULE,
    cp126_output_name_no_identifier::RULE,
    cp127_masked_secret::RULE,
    cp128_disabled_transition::RULE,
    cp129_role_not_trusting::RULE,
    cp130_condition_rules::RULE,
    cp131_pipeline_variables::RULE,
    cp132_role_on_foreign_action::RULE,
];
