//! What is set for checking a pipeline definition.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::form::Form;

/// What is set for checking a pipeline definition.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What the file is called, without its folder. Its ending says whether it is JSON; where the name is not known,
    /// its first character does.
    pub name: Option<String>,
    /// The shape by which it is read; its content tells if absent.
    pub form: Option<Form>,
}

impl Settings {
    /// The settings that a value holds. Null stands for what is usual, as does what cannot be read, which
    /// [`Settings::fault`] tells of.
    pub fn of(value: &Value) -> Self {
        read(value).unwrap_or_default()
    }

    /// The settings under which a file is read in that shape, whatever its content tells.
    pub fn for_form(form: Form) -> Value {
        // Settings are plain words, so they have a JSON form.
        serde_json::to_value(Self { form: Some(form), ..Self::default() }).unwrap_or_default()
    }

    /// Why a value holds no settings; none where it does.
    pub fn fault(value: &Value) -> Option<String> {
        read(value).err().map(|error| error.to_string())
    }

    /// Whether the file's name has this ending, such as `json`.
    pub fn has_ending(&self, ending: &str) -> bool {
        let dot = self.name.as_deref().and_then(|name| name.rsplit_once('.'));
        dot.is_some_and(|(_, found)| found.eq_ignore_ascii_case(ending))
    }
}

fn read(value: &Value) -> Result<Settings, serde_json::Error> {
    Ok(Option::<Settings>::deserialize(value)?.unwrap_or_default())
}
