//! What the declaration knows of: shapes, keys, kinds, words, patterns and lengths.

use crate::diagnostics::Rule;
use crate::formats::codepipeline::file::PipelineFile;

/// The rules, in the order of their codes.
pub static RULES: &[Rule<PipelineFile>] = &[];
