//! A variable of the pipeline.

use crate::schema::{Field, Schema};

/// A variable of the pipeline, which actions behind the source stage read as `#{variables.NAME}`. V2 only.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, PipelineVariableDeclaration, 2026")]
pub struct Variable {
    /// Its name: 1 to 128 letters, digits, `@`, `-` and `_`; no two variables share one.
    #[key(required)]
    pub name: Field<String>,
    /// Its value where none is given at the start: 1 to 1000 characters on one line. Without it every start must give
    /// one.
    pub default_value: Field<String>,
    /// What it is for: up to 200 characters.
    pub description: Field<String>,
}
