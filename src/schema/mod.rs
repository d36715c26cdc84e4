//! What a format may contain, declared once.
//!
//! A struct with `#[derive(Schema)]` declares a mapping. From that one declaration come the tolerant decoder, the
//! findings about keys and kinds, completion, hover and the JSON Schema. Nothing here knows a format.

mod completion;
mod context;
mod decode;
mod field;
mod follow;
mod hover;
mod json_schema;
mod misfit;
mod nearest;
mod plain;
mod shape;
mod spelling;
mod values;

pub use completion::{Completion, CompletionKind, Completions, complete};
pub use decode::{Decoder, Reading};
pub use field::{Field, Placed};
pub use follow::{Follow, Followed};
pub use hover::{Hover, hover};
pub use json_schema::json_schema;
pub use misfit::{Misfit, MisfitKind, Owner};
pub use nearest::{distance, nearest, same_letters};
pub use rehearsal_schema_derive::Schema;
pub use shape::{Key, Kinds, Mapping, Schema, Shape, Word, word_index};
pub use spelling::Spelling;
pub use values::{Any, Integer, List, Map, Name, OneOrMany};
