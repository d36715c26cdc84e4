//! A tag of a pipeline.

use crate::schema::{Field, Schema};

/// A tag: a key and a value.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, Tag, 2026")]
pub struct Tag {
    /// The tag's key: 1 to 128 letters, digits, blanks and `+ - = . _ : / @`; it must not begin with `aws:`.
    #[key(required)]
    pub key: Field<String>,
    /// The tag's value: up to 256 characters, which may be none.
    #[key(required)]
    pub value: Field<String>,
}
