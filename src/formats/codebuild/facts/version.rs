//! The versions of the buildspec format.

use crate::decimal;

/// A version of the buildspec format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// `0.1`: every command has a shell of its own.
    V01,
    /// `0.2`: one shell for all commands.
    V02,
}

impl Version {
    /// The version that a text spells, if it spells one. CodeBuild's batch parser reads it as a number.
    pub fn of(text: &str) -> Option<Self> {
        match decimal::read(text.trim()) {
            Some(0.1) => Some(Self::V01),
            Some(0.2) => Some(Self::V02),
            _ => None,
        }
    }
}
