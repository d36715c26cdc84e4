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
mod edits;

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
];
