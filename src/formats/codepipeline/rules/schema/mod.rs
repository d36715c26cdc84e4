//! What the declaration knows of: shapes, keys, kinds, words, patterns and lengths.

mod cp001_pipeline_unreadable;
mod cp002_no_pipeline;
mod cp003_get_pipeline_output;
mod cp004_unknown_pipeline_key;
mod cp005_other_spelling;
mod cp006_missing_pipeline_key;
mod cp007_wrong_pipeline_kind;
mod cp008_null_value;
mod cp009_key_twice;
mod cp010_unknown_word;
mod cp011_number_out_of_bounds;
mod cp012_forbidden_character;
mod cp013_text_length;
mod cp014_list_length;
mod cp015_role_is_no_arn;
mod cp016_bad_tag;
mod cp017_reference_not_substituted;

use crate::diagnostics::Rule;
use crate::formats::codepipeline::file::PipelineFile;

/// The rules, in the order of their codes.
pub static RULES: &[Rule<PipelineFile>] = &[
    cp001_pipeline_unreadable::RULE,
    cp002_no_pipeline::RULE,
    cp003_get_pipeline_output::RULE,
    cp004_unknown_pipeline_key::RULE,
    cp005_other_spelling::RULE,
    cp006_missing_pipeline_key::RULE,
    cp007_wrong_pipeline_kind::RULE,
    cp008_null_value::RULE,
    cp009_key_twice::RULE,
    cp010_unknown_word::RULE,
    cp011_number_out_of_bounds::RULE,
    cp012_forbidden_character::RULE,
    cp013_text_length::RULE,
    cp014_list_length::RULE,
    cp015_role_is_no_arn::RULE,
    cp016_bad_tag::RULE,
    cp017_reference_not_substituted::RULE,
];
