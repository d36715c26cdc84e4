//! The formats, one folder each. No format knows another; to add one is to add a folder and a line to [`FORMATS`].

pub mod codebuild;
pub mod codedeploy;

use serde_json::Value;

use crate::diagnostics::{Diagnostic, RulePage};
use crate::rehearsal::{Scenario, Timeline};
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
    /// How a document would run. What the service would refuse is played as the service does it.
    pub rehearse: fn(Document, &Scenario<Value>) -> Timeline,
    /// Why a scenario's settings are none of this format's; none where they are.
    pub setup_fault: fn(&Value) -> Option<String>,
    /// The JSON Schema of its scenarios; only the command line prints it.
    #[cfg(not(target_arch = "wasm32"))]
    pub scenario_schema: fn() -> Value,
}

/// Every format.
pub static FORMATS: &[&Format] = &[&codebuild::FORMAT];

/// The format of that name.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}
