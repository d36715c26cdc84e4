//! What the page and its worker say to each other, as JSON.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::marks::Mark;
use super::reading::Reading;
use super::session::Scenario;
use crate::rehearsal::Timeline;

/// A text that is asked about.
#[derive(Debug, Serialize, Deserialize)]
pub struct Asked<'a> {
    /// The name of its file.
    pub name: Cow<'a, str>,
    /// As what it is to be read.
    pub reading: Cow<'a, Reading>,
    /// The text itself.
    pub text: Cow<'a, str>,
}

/// What the page asks of the worker.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request<'a> {
    /// Whether it is there.
    Hello,
    /// What there is to say of a text.
    Check(Asked<'a>),
    /// How a text would run.
    Rehearse {
        /// The text.
        of: Asked<'a>,
        /// What goes wrong, how long things take, what the project is set to.
        scenario: Cow<'a, Scenario>,
    },
    /// What else there is to say of a text.
    Ask {
        /// What is wanted.
        wanted: Wanted,
        /// The text.
        of: Asked<'a>,
        /// The place that is meant, in UTF-16 units.
        offset: u32,
    },
}

/// What is wanted to be known of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// What may be written at a place.
    Complete,
    /// What stands at a place.
    Hover,
    /// The edits that make every repair that can be made unseen.
    Repairs,
}

/// What the worker answers, in the order in which it was asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It is there.
    Ready,
    /// What was found in a text.
    Checked(Report),
    /// All that would happen.
    Rehearsed(Timeline),
    /// What the editor is to be told, as JSON; `null` where there is nothing.
    Known(String),
}

/// What checking a text found.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Report {
    /// The findings, in the order of the file.
    pub marks: Vec<Mark>,
    /// By which declaration the text was read, by its name; none where it is another product's.
    pub kind: Option<String>,
    /// The first line, from 1, from which on the text cannot be read.
    pub unreadable_from: Option<u32>,
}
