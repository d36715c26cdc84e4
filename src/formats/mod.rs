//! The formats, one folder each. No format knows another; to add one is to add a folder and a line to [`FORMATS`].

pub mod codebuild;
pub mod codedeploy;
pub mod codepipeline;

use serde::de::DeserializeOwned;
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
    /// The usual name of its files.
    pub file_name: &'static str,
    /// What its rules are called and say.
    pub rules: fn() -> Vec<RulePage>,
    /// What its files may contain: a declaration for each kind of them.
    pub declarations: &'static [Declaration],
    /// By which of them a document is read, under these settings; none where it is the file of another product.
    pub declaration: fn(&Document, &Value) -> Option<&'static Declaration>,
    /// Whether a file of that name is one of its files, as far as the name tells.
    pub has_name: fn(&str) -> bool,
    /// Whether a document is one of its files, as far as the content tells.
    pub has_content: fn(&Document) -> bool,
    /// What its rules find in a document under these settings, in the order of the file. The document comes back
    /// unchanged.
    pub check: fn(Document, &Value) -> (Document, Vec<Diagnostic>),
    /// Why settings for checking are none of this format's; none where they are. Null stands for what is usual.
    pub settings_fault: fn(&Value) -> Option<String>,
    /// How a document would run, under these settings. What the service would refuse is played as the service does it.
    pub rehearse: fn(Document, &Value, &Scenario<Value>) -> Timeline,
    /// Why a scenario's settings are none of this format's; none where they are.
    pub setup_fault: fn(&Value) -> Option<String>,
    /// The JSON Schema of its scenarios; only the command line prints it.
    #[cfg(not(target_arch = "wasm32"))]
    pub scenario_schema: fn() -> Value,
}

/// What one kind of a format's files may contain.
pub struct Declaration {
    /// Its name on the command line, such as `codebuild`.
    pub id: &'static str,
    /// What people call such a file.
    pub title: &'static str,
    /// What it may contain.
    pub shape: fn() -> Shape,
    /// The settings under which a document is read by it, whatever the content tells.
    pub settings: fn() -> Value,
}

impl Format {
    /// These settings with the file's name, without its folder, where the format takes one.
    pub fn named(&self, settings: &Value, name: &str) -> Value {
        let mut named = settings.as_object().cloned().unwrap_or_default();
        named.insert("name".to_owned(), name.into());
        let named = Value::Object(named);
        if (self.settings_fault)(&named).is_none() { named } else { settings.clone() }
    }

    /// What a document may contain, under these settings.
    pub fn shape(&self, document: &Document, settings: &Value) -> Shape {
        (self.declaration)(document, settings).map_or(Shape::Any, |declaration| (declaration.shape)())
    }
}

/// Every format.
pub static FORMATS: &[&Format] = &[&codebuild::FORMAT, &codedeploy::FORMAT, &codepipeline::FORMAT];

/// The format of that name.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// The format of a file. Its name decides where it is that of one format alone, else what the document holds; none
/// where neither tells.
pub fn recognise(name: &str, document: &Document) -> Option<&'static Format> {
    let mut named = FORMATS.iter().copied().filter(|format| (format.has_name)(name));
    match (named.next(), named.next()) {
        (Some(only), None) => Some(only),
        _ => FORMATS.iter().copied().find(|format| (format.has_content)(document)),
    }
}

/// A scenario with a format's own settings. Settings that cannot be read were told of by its `setup_fault`; playing goes
/// on with what is usual.
pub fn with_setup<S: DeserializeOwned + Default>(scenario: &Scenario<Value>) -> Scenario<S> {
    let Scenario { faults, durations, setup } = scenario.clone();
    let setup = serde_json::from_value::<Option<S>>(setup).ok().flatten().unwrap_or_default();
    Scenario { faults, durations, setup }
}

/// Why a scenario's settings are none of `S`; none where they are.
fn setup_fault<S: DeserializeOwned>(setup: &Value) -> Option<String> {
    serde_json::from_value::<Option<S>>(setup.clone()).err().map(|error| error.to_string())
}

/// Whether settings say nothing: the fault of settings for a format that has none.
fn takes_no_settings(settings: &Value) -> Option<String> {
    (!settings.is_null()).then(|| "there is nothing to set".to_owned())
}
