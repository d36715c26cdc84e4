//! What is wrong with an action's type and with what its provider is told.

mod cp201_unknown_action_type;
mod cp202_action_type_version;
mod cp203_missing_configuration_key;
mod cp204_unknown_configuration_key;
mod cp205_configuration_value;
mod cp206_stack_action_incomplete;
mod cp207_artifact_not_an_input;
mod cp208_parameter_overrides;
mod cp209_keys_that_belong_together;

use crate::diagnostics::Rule;
use crate::formats::codepipeline::file::PipelineFile;

/// The rules, in the order of their codes.
pub static RULES: &[Rule<PipelineFile>] = &[
    cp201_unknown_action_type::RULE,
    cp202_action_type_version::RULE,
    cp203_missing_configuration_key::RULE,
    cp204_unknown_configuration_key::RULE,
    cp205_configuration_value::RULE,
    cp206_stack_action_incomplete::RULE,
    cp207_artifact_not_an_input::RULE,
    cp208_parameter_overrides::RULE,
    cp209_keys_that_belong_together::RULE,
];
