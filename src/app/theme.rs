//! Light or dark: as the system says, or as the person chose.

use serde::{Deserialize, Serialize};
use web_sys::window;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The one that comes after it.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "as the system says",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Shows the whole page in it.
    pub fn apply(self) {
        let Some(root) = window().and_then(|window| window.document()?.document_element()) else { return };
        // An element takes these attributes without fail; what could go wrong is a name that is none.
        let _ = match self {
            Self::System => root.remove_attribute("data-theme"),
            Self::Light => root.set_attribute("data-theme", "light"),
            Self::Dark => root.set_attribute("data-theme", "dark"),
        };
    }
}

/// Whether the person asked for steps in place of movement.
pub fn reduced_motion() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?);
    query.is_some_and(|query| query.matches())
}
