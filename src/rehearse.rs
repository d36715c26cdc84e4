//! The front door to rehearsing: a text, a format and a scenario to a timeline.

use serde_json::Value;

use crate::formats::Format;
use crate::rehearsal::{self, Timeline};
use crate::syntax::Document;

/// What a person wants to see. Its settings are the format's own; null stands for what is usual.
pub type Scenario = rehearsal::Scenario<Value>;

/// Rehearses a text as a file of that format, under the format's own settings; null stands for what is usual. Never fails: what the service would refuse is played as it does it.
pub fn rehearse(text: &str, format: &Format, settings: &Value, scenario: &Scenario) -> Timeline {
    (format.rehearse)(Document::read(text), settings, scenario)
}
