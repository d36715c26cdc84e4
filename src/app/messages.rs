//! What the page and its worker say to each other, as JSON.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::marks::Mark;
use super::reading::Reading;
use super::session::Scenario;
use crate::rehearsal::Timeline;

/// A file as the worker is told of it. It keeps it by its number, until it is told of it anew.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told<'a> {
    /// The file's number.
    pub id: u32,
    /// Its name; empty where the text comes from no file.
    pub name: Cow<'a, str>,
    /// As what it is to be read.
    pub reading: Cow<'a, Reading>,
    /// Its text.
    pub text: Cow<'a, str>,
}

/// What is posted to the worker: the files that have changed since it was told of them, and a question.
#[derive(Debug, Serialize, Deserialize)]
pub struct Posted<'a> {
    /// What the worker does not know yet.
    #[serde(default)]
    pub changed: Vec<Told<'a>>,
    /// What is asked.
    pub request: Request<'a>,
}

/// What the page asks of the worker; files are meant by their numbers.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request<'a> {
    /// Whether it is there.
    Hello,
    /// What there is to say of a file.
    Check(u32),
    /// What there is to say of each file, and of them together. No other is kept.
    Together(Vec<u32>),
    /// How the first of these files would run, each with what goes wrong, how long things take, and what its service
    /// is set to. No other is kept.
    Rehearse(Vec<(u32, Cow<'a, Scenario>)>),
    /// What else there is to say of a file.
    Ask {
        /// What is wanted.
        wanted: Wanted,
        /// The file.
        of: u32,
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
    /// What was found in each file, and only in them together, in the order in which they were asked about.
    Together(Vec<(Report, Vec<Mark>)>),
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
