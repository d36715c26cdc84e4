//! The formats, one folder each. No format knows another; to add one is to add a folder and a line to [`FORMATS`].

pub mod codebuild;

use crate::diagnostics::{Diagnostic, RulePage};
use crate::schema::Shape;
use crate::syntax::Document;

/// A format, as the front door sees it.
pub struct Format {
    /// Its name on the command line, such as `codebuild`.
    pub id: &'static str,
    /// What people call its files.
    pub title: &'static str,
    /// What its rules are called and say.
    pub rules: fn() -> Vec<RulePage>,
    /// What its files may contain.
    pub shape: fn() -> Shape,
    /// What its rules find in a document, in the order of the file. The document comes back unchanged.
    pub check: fn(Document) -> (Document, Vec<Diagnostic>),
}

/// Every format.
pub static FORMATS: &[&Format] = &[&codebuild::FORMAT];

/// The format of that name.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}
