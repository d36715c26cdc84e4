//! What AWS accepts and what is better otherwise.

mod cp301_secret_in_configuration;
mod cp302_github_token_source;
mod cp304_polling_source;
mod cp305_unapproved_production;
mod cp312_change_set_not_made;
mod cp317_approval_holds_others;
mod cp320_idle_blocker;
mod cp321_environment_variables;
mod production;

use crate::diagnostics::Rule;
use crate::formats::codepipeline::file::PipelineFile;

/// The rules, in the order of their codes.
pub static RULES: &[Rule<PipelineFile>] = &[
    cp301_secret_in_configuration::RULE,
    cp302_github_token_source::RULE,
    cp304_polling_source::RULE,
    cp305_unapproved_production::RULE,
    cp312_change_set_not_made::RULE,
    cp317_approval_holds_others::RULE,
    cp320_idle_blocker::RULE,
    cp321_environment_variables::RULE,
];
