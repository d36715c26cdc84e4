//! A key inside an action's `configuration`.

use super::Form;
use crate::schema::Word;

/// A key of an action type's configuration.
#[derive(Debug)]
pub struct ConfigurationKey {
    /// As it is written, in both forms of a pipeline.
    pub name: &'static str,
    /// What it is, for people.
    pub doc: &'static str,
    /// Whether the service refuses the action without it.
    pub required: bool,
    /// Whether its value is a secret, which the service never shows again.
    pub secret: bool,
    /// What its value looks like.
    pub value: Value,
    /// How many characters its value has at most.
    pub longest: usize,
    /// Names that people write in its place.
    pub instead_of: &'static [&'static str],
}

/// What the value of a configuration key looks like; the value itself is always text.
#[derive(Debug, Clone, Copy)]
pub enum Value {
    /// Any text.
    Text,
    /// `true` or `false`.
    Switch,
    /// One of these words.
    Words(&'static [Word]),
    /// Some of these words, between commas, without blanks.
    WordList(&'static [Word]),
    /// A whole number within bounds.
    Integer {
        /// The smallest.
        min: u64,
        /// The largest.
        max: u64,
    },
    /// A text of a certain form.
    Form(&'static Form),
    /// The name of one of the action's input artifacts.
    InputArtifact,
    /// A file in one of the action's input artifacts: `Artifact::path`.
    InputFile,
    /// The text of a JSON object.
    JsonObject,
    /// The text of a JSON array.
    JsonArray,
}

/// The words of a switch.
pub const SWITCH: &[&str] = &["true", "false"];

impl ConfigurationKey {
    /// A key that may be left out and whose value is any text.
    pub(super) const fn new(name: &'static str, doc: &'static str) -> Self {
        Self { name, doc, required: false, secret: false, value: Value::Text, longest: 1000, instead_of: &[] }
    }

    /// A key that must be there.
    pub(super) const fn required(name: &'static str, doc: &'static str) -> Self {
        Self { required: true, ..Self::new(name, doc) }
    }

    pub(super) const fn of(self, value: Value) -> Self {
        Self { value, ..self }
    }

    pub(super) const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }

    pub(super) const fn at_most(self, longest: usize) -> Self {
        Self { longest, ..self }
    }

    pub(super) const fn instead_of(self, instead_of: &'static [&'static str]) -> Self {
        Self { instead_of, ..self }
    }

    /// The words that its value may be; empty where it is free.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + Clone {
        let (words, switch): (&[Word], &[&str]) = match self.value {
            Value::Words(words) | Value::WordList(words) => (words, &[]),
            Value::Switch => (&[], SWITCH),
            _ => (&[], &[]),
        };
        words.iter().map(|word| word.text).chain(switch.iter().copied())
    }
}
