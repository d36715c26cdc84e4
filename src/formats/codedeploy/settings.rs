//! What is set for checking an AppSpec file.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::agent::Agents;
use super::bundle::GivenBundle;
use super::platform::Platform;

/// What is set for checking an AppSpec file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The generations of the agent that read it; both if absent.
    pub agent: Agents,
    /// What it is for; its content tells if absent.
    pub platform: Option<Platform>,
    /// What the file is called, without its folder; where that is not known, nothing is said of its name.
    pub name: Option<String>,
    /// The bundle that it belongs to; where that is not known, nothing is said of it.
    pub bundle: Option<GivenBundle>,
}

impl Settings {
    /// The settings that a value holds. Null stands for what is usual, as does what cannot be read, which
    /// [`Settings::fault`] tells of.
    pub fn of(value: &Value) -> Self {
        read(value).unwrap_or_default()
    }

    /// The settings under which a file is read for that platform, whatever its content tells.
    pub fn for_platform(platform: Platform) -> Value {
        // Settings are plain words, so they have a JSON form.
        serde_json::to_value(Self { platform: Some(platform), ..Self::default() }).unwrap_or_default()
    }

    /// Why a value holds no settings; none where it does.
    pub fn fault(value: &Value) -> Option<String> {
        read(value).err().map(|error| error.to_string())
    }
}

fn read(value: &Value) -> Result<Settings, serde_json::Error> {
    Ok(Option::<Settings>::deserialize(value)?.unwrap_or_default())
}
