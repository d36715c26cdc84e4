//! What AWS accepts and what is better otherwise.

mod cp301_secret_in_configuration;
mod cp302_github_token_source;
mod cp304_polling_source;

use crate::diagnostics::Rule;
use crate::formats::codepipeline::file::PipelineFile;

/// The rules, in the order of their codes.
pub static RULES: &[Rule<PipelineFile>] =
    &[cp301_secret_in_configuration::RULE, cp302_github_token_source::RULE, cp304_polling_source::RULE];
