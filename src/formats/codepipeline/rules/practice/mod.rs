//! What AWS accepts and what is better otherwise.

mod cp301_secret_in_configuration;
mod cp302_github_token_source;
mod cp304_polling_source;
mod cp305_unapproved_production;
mod cp309_key_of_one_account;
mod cp310_deploy_beside_tests;
mod cp311_production_stack_deleted;
mod cp312_change_set_not_made;
mod cp313_approval_unannounced;
mod cp314_arn_of_another_region;
mod cp315_ended_service;
mod cp317_approval_holds_others;
mod cp319_placeholder_in_pipeline;
mod cp320_idle_blocker;
mod cp321_environment_variables;
mod cp322_parallel_deployments;
mod production;

use crate::diagnostics::Rule;
use crate::formats::codepipeline::file::PipelineFile;

/// The rules, in the order of their codes.
pub static RULES: &[Rule<PipelineFile>] = &[
    cp301_secret_in_configuration::RULE,
    cp302_github_token_source::RULE,
    cp304_polling_source::RULE,
    cp305_unapproved_production::RULE,
    cp309_key_of_one_account::RULE,
    cp310_deploy_beside_tests::RULE,
    cp311_production_stack_deleted::RULE,
    cp312_change_set_not_made::RULE,
    cp313_approval_unannounced::RULE,
    cp314_arn_of_another_region::RULE,
    cp315_ended_service::RULE,
    cp317_approval_holds_others::RULE,
    cp319_placeholder_in_pipeline::RULE,
    cp320_idle_blocker::RULE,
    cp321_environment_variables::RULE,
    cp322_parallel_deployments::RULE,
];
