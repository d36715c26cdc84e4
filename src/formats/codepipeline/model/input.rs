//! What `aws codepipeline create-pipeline` and `update-pipeline` read.

use super::{Pipeline, Tag};
use crate::schema::{Field, List, Schema};

/// What `--cli-input-json` of `aws codepipeline create-pipeline` and `update-pipeline` reads: a pipeline and, for a new
/// one, its tags.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, CreatePipeline, 2026")]
pub struct PipelineInput {
    /// The pipeline's structure: name, role, artifact store and stages.
    #[key(required)]
    pub pipeline: Field<Pipeline>,
    /// Up to 50 tags of the pipeline. `update-pipeline` does not take them.
    pub tags: Field<List<Tag>>,
}
