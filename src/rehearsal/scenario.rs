//! What a person wants to see. The same file and the same scenario always give the same timeline.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Faults;

/// What a person wants to see: what goes wrong, how long things take, and the format's own settings.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(bound = "Setup: schemars::JsonSchema + Default + Serialize"))]
#[serde(default)]
pub struct Scenario<Setup> {
    /// What goes wrong.
    pub faults: Faults,
    /// How long things take, where it is not what the format assumes.
    pub durations: Durations,
    /// The format's own settings.
    pub setup: Setup,
}

/// How long things take, in milliseconds, by a step's address or by a kind of work in the format's own word.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Durations(pub BTreeMap<String, u64>);

impl Durations {
    /// How long the step at `address` takes, in milliseconds: what is said of it, else of its kind, else `usual`.
    pub fn of(&self, address: &str, kind: &str, usual: u64) -> u64 {
        self.0.get(address).or_else(|| self.0.get(kind)).copied().unwrap_or(usual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_steps_own_duration_comes_before_that_of_its_kind() {
        let durations = Durations(BTreeMap::from([("npm ci".to_owned(), 9), ("install.commands[0]".to_owned(), 3)]));
        assert_eq!(durations.of("install.commands[0]", "npm ci", 1), 3);
        assert_eq!(durations.of("install.commands[1]", "npm ci", 1), 9);
        assert_eq!(durations.of("install.commands[1]", "make", 1), 1);
    }

    #[test]
    fn a_scenario_may_say_nothing() {
        let scenario: Scenario<Option<u8>> = serde_json::from_str("{}").unwrap();
        assert_eq!(scenario, Scenario::default());
    }
}
