//! As what a text is read: what its name and content tell, or what the person says.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::formats::codedeploy;
use crate::formats::codedeploy::agent::Agents;
use crate::formats::codedeploy::bundle::GivenBundle;
use crate::formats::codedeploy::settings::Settings;
use crate::formats::{Declaration, FORMATS, Format, recognise};
use crate::syntax::Document;

/// As what a text is to be read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// The declaration that the person chose, by its name; what name and content tell, if none.
    pub kind: Option<String>,
    /// The declaration by which it was read last: as long as nothing tells otherwise, it is still read by it.
    pub last: Option<String>,
    /// The generations of the CodeDeploy agent that read an AppSpec file.
    pub agent: Agents,
    /// The bundle that an AppSpec file was opened with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bundle: Option<GivenBundle>,
}

impl Reading {
    /// The format of a text, and the settings under which it is read. Where nothing tells, it is the first format.
    pub fn of(&self, name: &str, document: &Document) -> (&'static Format, Value) {
        let (format, settings) = match self.kind.as_deref().and_then(declared) {
            Some((format, declaration)) => (format, (declaration.settings)()),
            None => {
                let last = || self.last.as_deref().and_then(declared).map(|(format, _)| format);
                (recognise(name, document).or_else(last).unwrap_or(FORMATS[0]), Value::Null)
            }
        };
        let settings = if name.is_empty() { settings } else { format.named(&settings, name) };
        if format.id != codedeploy::FORMAT.id {
            return (format, settings);
        }
        let settings = Settings { agent: self.agent, bundle: self.bundle.clone(), ..Settings::of(&settings) };
        // Settings are plain words, so they have a JSON form.
        (format, serde_json::to_value(settings).unwrap_or_default())
    }

    /// What a file of that name is called: its name, or where it has none the usual one of what it is read as.
    pub fn shown_name(&self, name: &str) -> String {
        let kind = self.kind.as_deref().or(self.last.as_deref()).and_then(declared);
        match name {
            "" => kind.map_or(FORMATS[0], |(format, _)| format).file_name.to_owned(),
            name => name.to_owned(),
        }
    }
}

/// The declaration of that name, and its format.
pub fn declared(id: &str) -> Option<(&'static Format, &'static Declaration)> {
    FORMATS.iter().copied().find_map(|format| {
        let declaration = format.declarations.iter().find(|declaration| declaration.id == id)?;
        Some((format, declaration))
    })
}
