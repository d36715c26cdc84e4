//! The page's workers: one that checks and answers about places, and one that rehearses.
//!
//! A rehearsal cannot be broken off. In a worker of its own it never keeps waiting the check of what is written next.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;

use super::messages::Wanted;
use super::questions::{Heard, Source};
use super::reading::Reading;
use super::session::OpenFile;
use super::worker_link::WorkerLink;

/// A file without its text: its number, its name, and as what it is to be read.
type Known = (u32, Rc<str>, Rc<Reading>);

/// The workers; clones share them.
#[derive(Clone, PartialEq)]
pub struct Workers {
    checker: WorkerLink,
    rehearser: WorkerLink,
    /// The file in the editor.
    file: Rc<RefCell<Known>>,
}

impl Workers {
    /// Workers that `start` makes. What comes back goes to `heard`, stale answers excepted.
    pub fn new(start: &Function, heard: impl Fn(Heard) + Clone + 'static) -> Self {
        Self {
            checker: WorkerLink::new(start.clone(), heard.clone()),
            rehearser: WorkerLink::new(start.clone(), heard),
            file: Rc::new(RefCell::new((0, "".into(), Rc::default()))),
        }
    }

    /// From now on texts are those of this file.
    pub fn read_as(&self, file: &OpenFile) {
        self.file.replace((file.id, file.name.clone(), file.reading.clone()));
    }

    fn source(&self, text: Rc<str>) -> Source {
        let (id, name, reading) = self.file.borrow().clone();
        Source { id, name, reading, text }
    }

    /// Asks for the findings in a text; whatever was asked about the text before is of no interest any more.
    pub fn check(&self, version: u32, text: Rc<str>) {
        self.rehearser.leave_rehearsals_aside();
        self.checker.check(version, self.source(text));
    }

    /// Asks what there is to say of files together.
    pub fn together<'a>(&self, files: impl Iterator<Item = &'a OpenFile>) {
        self.rehearser.together(files.map(OpenFile::source).collect());
    }

    /// Asks how files would run, the first of which leads.
    pub fn rehearse<'a>(&self, files: impl Iterator<Item = &'a OpenFile>) {
        self.rehearser.rehearse(files.map(|file| (file.source(), file.scenario.clone())).collect());
    }

    /// Asks what else there is to say of a text, and tells it as JSON: `null` where there is nothing, or where
    /// something else was asked before this was answered.
    pub fn ask(&self, wanted: Wanted, text: String, offset: u32, tell: impl FnOnce(&str) + 'static) {
        self.checker.ask(wanted, self.source(text.into()), offset, tell);
    }
}
