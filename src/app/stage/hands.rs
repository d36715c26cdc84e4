//! What a person can do with the stage: one handle for all its parts, the same from frame to frame.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::scenes::build::Rewrite;
use crate::rehearsal::{FaultKind, Instant, StepId};
use crate::syntax::Span;

/// Where the doings of a person go.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Doings {
    /// A step is chosen, or none.
    pub select: Callback<Option<StepId>>,
    /// A fault is put at an address, or those there are taken away.
    pub fault: Callback<(String, Option<FaultKind>)>,
    /// The step at an address is to fail in its first attempt alone.
    pub fail_once: Callback<String>,
    /// A line is to be written into the file.
    pub write: Callback<Rewrite>,
    /// The editor is to show a place.
    pub goto: Callback<Span>,
    /// The playhead is to go to an instant.
    pub seek: Callback<Instant>,
    /// A step's menu is opened or closed.
    pub menu: Callback<Option<StepId>>,
    /// The whole log is asked for.
    pub log: Callback<()>,
    /// The rehearsal inside the step at an address is opened, or the open one closed.
    pub zoom: Callback<Option<String>>,
    /// The editor is to show a place in another file, by its name.
    pub open: Callback<(String, Span)>,
    /// Another file, by its name, is to be rehearsed on its own.
    pub alone: Callback<String>,
}

/// A handle to the newest [`Doings`]. It never changes, so that a new callback from outside redraws nothing.
#[derive(Debug, Clone, Default)]
pub struct Hands(Rc<RefCell<Doings>>);

impl PartialEq for Hands {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Hands {
    /// Lets what is done from now on go to `doings`.
    pub fn give(&self, doings: Doings) {
        self.0.replace(doings);
    }

    /// Chooses a step, or none.
    pub fn select(&self, step: Option<StepId>) {
        let callback = self.0.borrow().select.clone();
        callback.emit(step);
    }

    /// Puts a fault at an address, or takes away those that are there.
    pub fn fault(&self, address: String, kind: Option<FaultKind>) {
        let callback = self.0.borrow().fault.clone();
        callback.emit((address, kind));
    }

    /// Lets the step at an address fail in its first attempt alone.
    pub fn fail_once(&self, address: String) {
        let callback = self.0.borrow().fail_once.clone();
        callback.emit(address);
    }

    /// Writes a line into the file.
    pub fn write(&self, rewrite: Rewrite) {
        let callback = self.0.borrow().write.clone();
        callback.emit(rewrite);
    }

    /// Shows a place in the editor.
    pub fn goto(&self, place: Span) {
        let callback = self.0.borrow().goto.clone();
        callback.emit(place);
    }

    /// Moves the playhead.
    pub fn seek(&self, at: Instant) {
        let callback = self.0.borrow().seek.clone();
        callback.emit(at);
    }

    /// Opens a step's menu, or closes it.
    pub fn menu(&self, step: Option<StepId>) {
        let callback = self.0.borrow().menu.clone();
        callback.emit(step);
    }

    /// Opens the whole log.
    pub fn log(&self) {
        let callback = self.0.borrow().log.clone();
        callback.emit(());
    }

    /// Opens the rehearsal inside the step at an address, or closes the open one.
    pub fn zoom(&self, address: Option<String>) {
        let callback = self.0.borrow().zoom.clone();
        callback.emit(address);
    }

    /// Shows a place in another file.
    pub fn open(&self, file: String, place: Span) {
        let callback = self.0.borrow().open.clone();
        callback.emit((file, place));
    }

    /// Rehearses another file on its own.
    pub fn alone(&self, file: String) {
        let callback = self.0.borrow().alone.clone();
        callback.emit(file);
    }
}
