//! What a person did: all that the page keeps. Everything else is derived from it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::page::Opening;
use super::questions::Source;
use super::reading::{Reading, declared};
use super::storage::Stored;
use super::theme::Theme;
use crate::diagnostics::Severity;
use crate::examples::Example;
use crate::formats::codepipeline;
use crate::rehearsal::{Fault, FaultKind, Instant, StepId};

pub use crate::Scenario;

/// How many earlier texts are kept.
const KEPT: usize = 5;

/// What a person did.
pub struct Session {
    /// The files of the workspace, in the order of their tabs.
    pub files: Vec<OpenFile>,
    /// Which of them is in the editor.
    pub active: usize,
    /// Which of them is rehearsed on the stage.
    pub leading: usize,
    /// The address of the step whose inner rehearsal is open.
    pub zoom: Option<String>,
    /// The playhead.
    pub now: Instant,
    /// Whether it moves.
    pub playing: bool,
    /// How fast.
    pub speed: f64,
    /// The step that is looked at.
    pub selected: Option<StepId>,
    /// Workspaces of the person's own that something else was opened over, the newest first.
    pub kept: Rc<Vec<Kept>>,
    /// How the page is looked at.
    pub view: View,
    /// Stands where there is no file.
    none: OpenFile,
    /// The number of the file that was opened last.
    numbered: u32,
}

/// A file of the workspace.
#[derive(Debug, Clone)]
pub struct OpenFile {
    /// Its number, which no other file has as long as the page is there.
    pub id: u32,
    /// Its name; empty where the text comes from no file.
    pub name: Rc<str>,
    /// As what it is to be read.
    pub reading: Rc<Reading>,
    /// Its text, as the editor holds it.
    pub text: Rc<str>,
    /// What the person wants to see of it, on its own and inside another file's rehearsal.
    pub scenario: Rc<Scenario>,
}

/// What belongs to the texts and survives a reload beside them. The first file's own was once all there was.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sitting {
    /// The first file's name.
    pub name: String,
    /// As what it is to be read.
    pub reading: Reading,
    /// What the person wants to see of it.
    pub scenario: Scenario,
    /// The playhead.
    pub now: Instant,
    /// How fast it moves.
    pub speed: f64,
    /// The other files.
    pub more: Vec<Beside>,
    /// Which file is in the editor.
    pub active: usize,
    /// Which is on the stage.
    pub leading: usize,
    /// The address of the step whose inner rehearsal is open.
    pub zoom: Option<String>,
}

/// What belongs to the text of another file than the first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Beside {
    /// The file's name.
    pub name: String,
    /// As what it is to be read.
    pub reading: Reading,
    /// What the person wants to see of it.
    pub scenario: Scenario,
}

/// A file that something else was opened over, with the others of its workspace.
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
    /// The other files of the workspace.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Self>,
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
        let sitting = stored.sitting.clone().unwrap_or_default();
        let mut session = Self {
            files: Vec::new(),
            active: sitting.active,
            leading: sitting.leading,
            zoom: sitting.zoom,
            now: sitting.now,
            playing: false,
            speed: if sitting.speed > 0.0 { sitting.speed } else { 1.0 },
            selected: None,
            kept: Rc::new(stored.kept.clone()),
            view: stored.view.clone(),
            none: OpenFile::blank(),
            numbered: 0,
        };
        let first = Beside { name: sitting.name, reading: sitting.reading, scenario: sitting.scenario };
        let mut beside = std::iter::once(first).chain(sitting.more);
        for text in &stored.texts {
            let Beside { name, reading, scenario } = beside.next().unwrap_or_default();
            session.add(&name, reading, text, scenario);
        }
        let mut opening = None;
        if session.files.is_empty() {
            (session.active, session.leading, session.zoom, session.now) = (0, 0, None, Instant(0));
            match Example::all().next() {
                Some(first) => {
                    session.open_example(first);
                    opening = Some(Opening::WorthSeeing);
                }
                None => drop(session.add("", Reading::default(), "", Scenario::default())),
            }
        }
        session.settle();
        (session, opening)
    }

    /// The file in the editor.
    pub fn file(&self) -> &OpenFile {
        self.files.get(self.active).unwrap_or(&self.none)
    }

    /// The file in the editor, to be changed.
    pub fn file_mut(&mut self) -> &mut OpenFile {
        self.files.get_mut(self.active).unwrap_or(&mut self.none)
    }

    /// The file that is rehearsed on the stage.
    pub fn led(&self) -> &OpenFile {
        self.files.get(self.leading).unwrap_or(&self.none)
    }

    /// The file that is rehearsed on the stage, to be changed.
    pub fn led_mut(&mut self) -> &mut OpenFile {
        self.files.get_mut(self.leading).unwrap_or(&mut self.none)
    }

    /// Where the file of that number is.
    pub fn place_of(&self, id: u32) -> Option<usize> {
        self.files.iter().position(|file| file.id == id)
    }

    /// Where the file is that findings and rehearsals call so.
    pub fn place_named(&self, name: &str) -> Option<usize> {
        self.files.iter().position(|file| file.shown_name() == name)
    }

    /// Adds a file at the end; says where it is.
    pub fn add(&mut self, name: &str, reading: Reading, text: &str, scenario: Scenario) -> usize {
        self.numbered += 1;
        self.files.push(OpenFile {
            id: self.numbered,
            name: name.into(),
            reading: Rc::new(reading),
            text: text.into(),
            scenario: Rc::new(scenario),
        });
        self.files.len() - 1
    }

    /// Adds the files of an example.
    pub fn open_example(&mut self, example: &'static Example) {
        for file in example.files {
            self.add(file.name, Reading::default(), file.text, example.scenario_of(file.name));
        }
    }

    /// Whether the workspace is an example's own, or has nothing in it.
    pub fn is_untouched(&self) -> bool {
        let texts: Vec<&str> = self.files.iter().map(|file| &*file.text).collect();
        Example::with(&texts).is_some() || texts.iter().all(|text| text.trim().is_empty())
    }

    /// The example that the workspace is, unchanged.
    pub fn example(&self) -> Option<&'static Example> {
        let texts: Vec<&str> = self.files.iter().map(|file| &*file.text).collect();
        Example::with(&texts)
    }

    /// Takes a file out of the workspace and keeps it, unless it is blank or an example's own.
    pub fn close(&mut self, at: usize) {
        if at >= self.files.len() {
            return;
        }
        let file = self.files.remove(at);
        if Example::of(&file.text).is_none() && !file.text.trim().is_empty() {
            self.remember(file.kept());
        }
        if self.files.is_empty() {
            self.add("", Reading::default(), "", Scenario::default());
        }
        if self.leading == at {
            self.zoom = None;
            self.selected = None;
        }
        for place in [&mut self.active, &mut self.leading] {
            if *place > at {
                *place -= 1;
            }
        }
        self.settle();
    }

    /// What belongs to the texts and survives a reload beside them.
    pub fn sitting(&self) -> Sitting {
        let mut beside = self.files.iter().map(OpenFile::beside);
        let first = beside.next().unwrap_or_default();
        Sitting {
            name: first.name,
            reading: first.reading,
            scenario: first.scenario,
            now: self.now,
            speed: self.speed,
            more: beside.collect(),
            active: self.active,
            leading: self.leading,
            zoom: self.zoom.clone(),
        }
    }

    /// Keeps the workspace, before something else is opened, unless it is blank or an example's own.
    pub fn keep(&mut self) {
        if self.is_untouched() {
            return;
        }
        let mut files = self.files.iter().map(OpenFile::kept);
        let Some(first) = files.next() else { return };
        let more = files.collect();
        self.remember(Kept { more, ..first });
    }

    fn remember(&mut self, kept: Kept) {
        let same = |other: &Kept| {
            let texts = |kept: &Kept| kept.more.iter().map(|file| file.text.clone()).collect::<Vec<_>>();
            other.text == kept.text && texts(other) == texts(&kept)
        };
        let mut all = vec![kept.clone()];
        all.extend(self.kept.iter().filter(|other| !same(other)).take(KEPT - 1).cloned());
        self.kept = Rc::new(all);
    }

    /// Lets a step go wrong, or takes that back.
    pub fn set_fault(&mut self, address: String, kind: Option<FaultKind>) {
        let led = self.led_mut();
        let mut scenario = (*led.scenario).clone();
        match kind {
            Some(kind) => scenario.faults.put(Fault::new(address, kind)),
            None => scenario.faults.0.retain(|fault| fault.step != address),
        }
        led.scenario = Rc::new(scenario);
    }

    /// Sees that there is a file in the editor and one on the stage.
    fn settle(&mut self) {
        let last = self.files.len().saturating_sub(1);
        self.active = self.active.min(last);
        self.leading = self.leading.min(last);
    }
}

impl OpenFile {
    fn blank() -> Self {
        Self { id: 0, name: "".into(), reading: Rc::default(), text: "".into(), scenario: Rc::default() }
    }

    /// What the file is called: its name, or the usual one of what it is read as.
    pub fn shown_name(&self) -> String {
        self.reading.shown_name(&self.name)
    }

    /// Whether it is a pipeline, which can contain what the other files tell.
    pub fn is_pipeline(&self) -> bool {
        let kind = self.reading.kind.as_deref().or(self.reading.last.as_deref()).and_then(declared);
        kind.is_some_and(|(format, _)| format.id == codepipeline::FORMAT.id)
    }

    /// The file as it is asked about.
    pub fn source(&self) -> Source {
        Source { id: self.id, name: self.name.clone(), reading: self.reading.clone(), text: self.text.clone() }
    }

    fn beside(&self) -> Beside {
        Beside { name: self.name.to_string(), reading: (*self.reading).clone(), scenario: (*self.scenario).clone() }
    }

    fn kept(&self) -> Kept {
        let Beside { name, reading, scenario } = self.beside();
        Kept { name, reading, text: self.text.to_string(), scenario, more: Vec::new() }
    }
}
