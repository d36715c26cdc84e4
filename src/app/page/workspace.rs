//! The files of the workspace: which of them is shown, and how they come and go.

use std::rc::Rc;

use yew::AttrValue;

use super::found::Found;
use super::{Opening, Page};
use crate::app::local_file::Opened;
use crate::app::marks::{Mark, units};
use crate::app::messages::Report;
use crate::app::reading::Reading;
use crate::app::session::{Kept, Pane, Scenario};
use crate::examples::{Example, Starter};
use crate::syntax::{LineIndex, Span};

impl Page {
    /// Shows a file in the editor and on the stage.
    pub(super) fn choose(&mut self, id: u32) {
        let Some(place) = self.session.place_of(id) else { return };
        if self.session.leading != place {
            self.lead(place, Opening::WorthSeeing);
        }
        self.show_file(place);
    }

    /// Shows a file in the editor alone: the stage stays as it is.
    pub(super) fn show_file(&mut self, place: usize) {
        self.session.active = place;
        let Some(editor) = self.editor.get() else { return };
        let file = self.session.file();
        editor.show_file(file.id, &file.text);
        self.workers.read_as(file);
        self.run = None;
        self.drawn = None;
        self.inside = None;
        self.report = None;
        if self.found.contains_key(&file.id) {
            self.tell_editor();
            self.rehearse_if_asked();
        } else {
            self.check_anew();
        }
        self.show_run();
    }

    /// A place in the file of that name is shown in the editor.
    pub(super) fn elsewhere(&mut self, name: &str, from: u32, to: u32) {
        let Some(place) = self.session.place_named(name) else { return };
        self.show_file(place);
        self.session.view.pane = Pane::Editor;
        self.reveal = Some((from, to));
    }

    /// Opens the rehearsal inside the step at an address, or closes what is open.
    pub(super) fn zoom(&mut self, address: Option<String>) {
        // Nothing at all means that nobody has opened or closed anything yet.
        self.session.zoom = Some(address.unwrap_or_default());
        self.inside = None;
        self.drawn = None;
        self.show_run();
    }

    /// A place in the file of that name, as it was rehearsed, is shown in the editor.
    pub(super) fn open_at(&mut self, name: &str, span: Span) {
        let Some(file) = self.session.place_named(name).and_then(|place| self.session.files.get(place)) else {
            return;
        };
        let text = self.played.iter().find(|played| played.id == file.id).map(|played| played.text.clone());
        let Some(text) = text else { return };
        let (from, to) = units(span, &text, &LineIndex::new(&text));
        self.elsewhere(name, from, to);
    }

    /// The file on the stage and the step in which the file in the editor is rehearsed, where that is another one.
    pub(super) fn within(&self) -> Option<(AttrValue, AttrValue)> {
        let step = self.contained().filter(|_| self.session.active != self.session.leading)?.step;
        let label = self.picture.as_ref()?.step(step)?.label.clone();
        Some((self.session.led().shown_name().into(), label.into()))
    }

    /// From now on the stage shows that file.
    fn lead(&mut self, place: usize, opening: Opening) {
        let session = &mut self.session;
        session.leading = place;
        session.zoom = None;
        session.selected = None;
        session.playing = false;
        self.plays_unreadable = true;
        self.opening = Some(opening);
    }

    fn rehearse_if_asked(&mut self) {
        if self.opening.is_some() {
            self.rehearse();
        }
    }

    /// Tells the editor what was found in its file.
    pub(super) fn tell_editor(&mut self) {
        let Some(editor) = self.editor.get() else { return };
        let file = self.session.file();
        let Some(found) = self.found.get(&file.id) else { return };
        let report = found.merged(&file.text);
        if let Ok(json) = serde_json::to_string(&report.marks) {
            editor.set_diagnostics(&json, editor.version());
        }
        self.report = Some((editor.version(), report));
    }

    /// Takes what was found in the files, and only in them together.
    pub(super) fn together(&mut self, told: Vec<(u32, Rc<str>, Report, Vec<Mark>)>) {
        for (id, text, own, across) in told {
            let is_of_now = self.session.files.iter().any(|file| file.id == id && file.text == text);
            if is_of_now {
                self.found.insert(id, Found { own: Rc::new(own), across, text });
            }
        }
        self.tell_editor();
    }

    pub(super) fn close(&mut self, id: u32) {
        let Some(place) = self.session.place_of(id) else { return };
        let led = self.session.led().id;
        self.session.close(place);
        self.found.remove(&id);
        if self.session.led().id != led {
            let leading = self.session.leading;
            self.lead(leading, Opening::WorthSeeing);
        }
        self.show_file(self.session.active);
        if let Some(editor) = self.editor.get() {
            editor.forget_file(id);
        }
        self.look_around();
    }

    pub(super) fn rename(&mut self, id: u32, name: &str) {
        let Some(place) = self.session.place_of(id) else { return };
        let Some(file) = self.session.files.get_mut(place) else { return };
        if *file.name != *name {
            file.name = name.into();
            self.found.remove(&id);
            self.show_file(self.session.active);
            self.look_around();
        }
    }

    /// What ties the files together may be otherwise: they are asked about anew.
    pub(super) fn look_around(&mut self) {
        self.rehearse();
        if self.session.files.len() > 1 {
            self.workers.together(self.session.files.iter());
        }
    }

    pub(super) fn begin(&mut self, starter: &Starter) {
        let place = self.session.add(starter.name, Reading::default(), starter.text, Scenario::default());
        self.opened(place);
    }

    pub(super) fn example(&mut self, example: &'static Example) {
        self.replace(Opening::Play, |page| page.session.open_example(example));
        self.session.view.pane = Pane::Stage;
    }

    pub(super) fn bring_back(&mut self, kept: Kept) {
        self.replace(Opening::WorthSeeing, |page| {
            let Kept { name, reading, text, scenario, more } = kept;
            page.session.add(&name, reading, &text, scenario);
            for Kept { name, reading, text, scenario, .. } in more {
                page.session.add(&name, reading, &text, scenario);
            }
        });
    }

    /// Opens files: over a workspace that nobody touched, else beside the files that are there.
    pub(super) fn open_files(&mut self, opened: Opened) {
        let Opened { files, told } = opened;
        let leading = files.iter().position(|file| file.leads).unwrap_or(0);
        let add = |page: &mut Self| {
            let first = page.session.files.len();
            for file in files {
                let reading = Reading { bundle: file.bundle, ..Reading::default() };
                page.session.add(&file.name, reading, &file.text, Scenario::default());
            }
            first + leading
        };
        if self.session.is_untouched() {
            self.replace(Opening::WorthSeeing, |page| {
                let leading = add(page);
                page.session.leading = leading;
                page.session.active = leading;
            });
        } else {
            let place = add(self);
            self.opened(place);
        }
        self.notice = told.map(Into::into);
    }

    /// Shows a file that was added.
    fn opened(&mut self, place: usize) {
        self.sheet = None;
        self.notice = None;
        self.lead(place, Opening::WorthSeeing);
        self.session.view.pane = Pane::Editor;
        self.show_file(place);
    }

    /// Opens a workspace in place of the present one, which can be had back.
    fn replace(&mut self, opening: Opening, fill: impl FnOnce(&mut Self)) {
        self.session.keep();
        let before = std::mem::take(&mut self.session.files);
        (self.session.active, self.session.leading) = (0, 0);
        fill(self);
        let leading = self.session.leading;
        self.lead(leading, opening);
        self.session.view.pane = Pane::Editor;
        self.sheet = None;
        // What was told of the workspace before has been overtaken.
        self.notice = None;
        self.found.clear();
        let Some(editor) = self.editor.get() else { return };
        // One file in place of another is one step in the editor, which can be undone there.
        let gone = match (self.session.files.as_mut_slice(), before.as_slice()) {
            ([file], [only]) => {
                file.id = only.id;
                editor.set_text(&file.text, true);
                &[]
            }
            _ => before.as_slice(),
        };
        self.show_file(self.session.active);
        if let Some(editor) = self.editor.get() {
            gone.iter().for_each(|file| editor.forget_file(file.id));
        }
    }
}
