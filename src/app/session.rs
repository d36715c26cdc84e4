//! What a person did: all that the page keeps. Everything else is derived from it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::page::Opening;
use super::reading::Reading;
use super::storage::Stored;
use super::theme::Theme;
use crate::diagnostics::Severity;
use crate::examples::Example;
use crate::rehearsal::{Fault, FaultKind, Instant, StepId};

pub use crate::Scenario;

/// How many earlier texts are kept.
const KEPT: usize = 5;

/// What a person did.
pub struct Session {
    /// The file's name; empty where the text comes from no file.
    pub name: String,
    /// As what it is to be read.
    pub reading: Reading,
    /// Its text, as the editor holds it.
    pub text: Rc<str>,
    /// What the person wants to see.
    pub scenario: Rc<Scenario>,
    /// The playhead.
    pub now: Instant,
    /// Whether it moves.
    pub playing: bool,
    /// How fast.
    pub speed: f64,
    /// The step that is looked at.
    pub selected: Option<StepId>,
    /// Texts of the person's own that something else was opened over, the newest first.
    pub kept: Rc<Vec<Kept>>,
    /// How the page is looked at.
    pub view: View,
}

/// What belongs to a text and survives a reload beside it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sitting {
    /// The file's name.
    pub name: String,
    /// As what it is to be read.
    pub reading: Reading,
    /// What the person wants to see.
    pub scenario: Scenario,
    /// The playhead.
    pub now: Instant,
    /// How fast it moves.
    pub speed: f64,
}

/// A text that something else was opened over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The file's name.
    pub name: String,
    /// As what it was read.
    #[serde(default)]
    pub reading: Reading,
    /// The text.
    pub text: String,
    /// What the person wanted to see.
    pub scenario: Scenario,
}

/// How the page is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// Light or dark.
    pub theme: Theme,
    /// Width of the left pane in CSS pixels; none for the usual one.
    pub left: Option<u32>,
    /// Which pane is shown where there is room for one.
    pub pane: Pane,
    /// Whether single letters are keys.
    pub letters: bool,
    /// Findings that are not listed.
    pub hidden: Vec<Severity>,
}

impl Default for View {
    fn default() -> Self {
        Self { theme: Theme::System, left: None, pane: Pane::Editor, letters: true, hidden: Vec::new() }
    }
}

/// A pane, where there is room for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pane {
    /// The text.
    Editor,
    /// What was found in it.
    Problems,
    /// How it runs.
    Stage,
}

impl Session {
    /// The session as it was stored, or with the first example where nothing was; and what its first picture is for.
    pub fn from_stored(stored: &Stored) -> (Self, Option<Opening>) {
        let first = Example::all().next().filter(|_| stored.text.is_none());
        let text = first.map(|example| example.text).or(stored.text.as_deref()).unwrap_or_default();
        let sitting = stored.sitting.clone().filter(|_| first.is_none()).unwrap_or_default();
        let scenario = first.map_or(sitting.scenario, Example::scenario);
        let session = Self {
            name: sitting.name,
            reading: sitting.reading,
            text: text.into(),
            scenario: Rc::new(scenario),
            now: sitting.now,
            playing: false,
            speed: if sitting.speed > 0.0 { sitting.speed } else { 1.0 },
            selected: None,
            kept: Rc::new(stored.kept.clone()),
            view: stored.view.clone(),
        };
        (session, first.map(|_| Opening::WorthSeeing))
    }

    /// What belongs to the text and survives a reload beside it.
    pub fn sitting(&self) -> Sitting {
        Sitting {
            name: self.name.clone(),
            reading: self.reading.clone(),
            scenario: (*self.scenario).clone(),
            now: self.now,
            speed: self.speed,
        }
    }

    /// Keeps the text, before something else is opened, unless it is blank or an example's own.
    pub fn keep(&mut self, untouched: bool) {
        if untouched || self.text.trim().is_empty() {
            return;
        }
        let kept = Kept {
            name: self.name.clone(),
            reading: self.reading.clone(),
            text: self.text.to_string(),
            scenario: (*self.scenario).clone(),
        };
        let others = self.kept.iter().filter(|other| other.text != kept.text).cloned();
        self.kept = Rc::new(std::iter::once(kept.clone()).chain(others).take(KEPT).collect());
    }

    /// Lets a step go wrong, or takes that back.
    pub fn set_fault(&mut self, address: String, kind: Option<FaultKind>) {
        let mut scenario = (*self.scenario).clone();
        match kind {
            Some(kind) => scenario.faults.put(Fault::new(address, kind)),
            None => scenario.faults.0.retain(|fault| fault.step != address),
        }
        self.scenario = Rc::new(scenario);
    }
}
