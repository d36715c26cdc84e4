//! What becomes of the page when something happens.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{Msg, Opening, Page};
use crate::app::local_file::{self, Opened};
use crate::app::questions::Heard;
use crate::app::reading::Reading;
use crate::app::session::{Pane, Scenario};
use crate::app::storage;
use crate::examples::Example;

/// How long after a change it is stored, in milliseconds.
const SAVED_AFTER: u32 = 300;

impl Page {
    /// Takes what happened; says whether the page looks different.
    pub(super) fn take(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        // Frames of a run that plays are not worth storing: where it stops is.
        let stores = !matches!(msg, Msg::Save | Msg::Heard(_) | Msg::Rested | Msg::Ready(_)) && !self.session.playing;
        if stores && self.saving.is_none() {
            let link = ctx.link().clone();
            self.saving = Some(Timeout::new(SAVED_AFTER, move || link.send_message(Msg::Save)));
        }
        let session = &mut self.session;
        match msg {
            Msg::Ready(editor) => {
                editor.set_text(&session.text, false);
                // It tells of itself once.
                let _ = self.editor.set(editor);
                self.check_anew();
            }
            Msg::Edited(text) => self.edited(text),
            Msg::Cursor(line) => return self.cursor(line),
            Msg::Heard(heard) => self.heard(ctx, heard),
            Msg::Rested => {
                self.rehearse();
                return false;
            }
            Msg::Seek(now) => self.seek(now),
            // The clock may tick once more before it hears that it has been stopped.
            Msg::Tick(now) if session.playing => self.seek(now),
            Msg::Tick(_) => return false,
            Msg::Play(playing) => self.play(playing),
            Msg::Speed(speed) => session.speed = speed,
            Msg::Select(step) => session.selected = step,
            Msg::Fault(address, kind) => {
                session.set_fault(address, kind);
                self.rehearse();
            }
            Msg::Scenario(scenario) => {
                session.scenario = Rc::new(scenario);
                self.rehearse();
            }
            Msg::GoTo(span) => {
                self.reveal = self.picture.as_ref().map(|picture| picture.units(span));
                self.session.view.pane = Pane::Editor;
            }
            Msg::Write(rewrite) => self.write(&rewrite),
            Msg::PlayUnreadable => {
                self.plays_unreadable = true;
                self.opening = Some(Opening::WorthSeeing);
                self.rehearse();
            }
            Msg::Example(example) => {
                self.open(String::new(), Reading::default(), example.text, example.scenario(), Opening::Play);
                self.session.view.pane = Pane::Stage;
            }
            Msg::Kept(index) => {
                if let Some(kept) = session.kept.get(index).cloned() {
                    self.open(kept.name, kept.reading, &kept.text, kept.scenario, Opening::WorthSeeing);
                }
            }
            Msg::Files(files) => {
                ctx.link().send_future(async move { Msg::Opened(local_file::opened(files).await) });
                return false;
            }
            Msg::Opened(Ok(Opened { name, text, bundle })) => {
                let reading = Reading { bundle, ..Reading::default() };
                self.open(name, reading, &text, Scenario::default(), Opening::WorthSeeing);
            }
            Msg::Opened(Err(why)) => self.notice = Some(why.into()),
            Msg::Problem(press) => self.problem(ctx, press),
            Msg::Sheet(sheet) => self.show(ctx, sheet),
            Msg::Pages(pages) => self.pages = pages,
            Msg::Key(action) => self.key(ctx, action),
            Msg::Theme => {
                session.view.theme = session.view.theme.next();
                session.view.theme.apply();
            }
            Msg::Letters(letters) => {
                session.view.letters = letters;
                self.letters.set(letters);
            }
            Msg::Pane(pane) => session.view.pane = pane,
            Msg::Left(left) => session.view.left = left,
            Msg::Save => {
                self.saving = None;
                let unsaved = storage::save(&self.session).err();
                if self.unsaved == unsaved {
                    return false;
                }
                self.unsaved = unsaved;
            }
            Msg::Reading(reading) => {
                session.reading = reading;
                self.opening = Some(Opening::WorthSeeing);
                self.check_anew();
            }
            Msg::Dismiss => self.notice = None,
            Msg::CheckAgain => self.check_anew(),
        }
        true
    }

    /// Opens a text in place of the present one, which can be had back.
    fn open(&mut self, name: String, reading: Reading, text: &str, scenario: Scenario, opening: Opening) {
        self.session.keep(Example::of(&self.session.text).is_some());
        self.session.name = name;
        self.session.reading = reading;
        self.session.scenario = Rc::new(scenario);
        self.session.selected = None;
        self.session.playing = false;
        self.session.view.pane = Pane::Editor;
        self.opening = Some(opening);
        self.plays_unreadable = true;
        self.run = None;
        self.sheet = None;
        // What was told of the text before has been overtaken.
        self.notice = None;
        if let Some(editor) = self.editor.get() {
            editor.set_text(text, true);
            self.check_anew();
        }
    }

    /// Takes over the text as the editor has it, and has it checked.
    fn check_anew(&mut self) {
        if let Some(editor) = self.editor.get() {
            self.session.text = editor.text().into();
            self.workers.read_as(&self.session.name, &self.session.reading);
            self.unanswered = false;
            self.workers.check(editor.version(), self.session.text.clone());
        }
    }

    fn edited(&mut self, text: Rc<str>) {
        self.unanswered = false;
        self.resting = None;
        let was_example = Example::of(&self.session.text).is_some();
        self.session.text = text;
        // Undo can bring an earlier text back, and with it belongs what there was to see in it.
        if let Some(kept) = self.session.kept.iter().find(|kept| kept.text.as_str() == &*self.session.text) {
            self.session.scenario = Rc::new(kept.scenario.clone());
            self.session.name = kept.name.clone();
            self.session.reading = kept.reading.clone();
        } else if let Some(example) = Example::of(&self.session.text).filter(|_| was_example) {
            self.session.scenario = Rc::new(example.scenario());
        }
    }

    fn cursor(&mut self, line: u32) -> bool {
        if self.line == line {
            return false;
        }
        self.line = line;
        let step = self.picture.as_ref().and_then(|picture| picture.step_at(line, self.session.now));
        self.session.selected = step.or(self.session.selected);
        true
    }

    fn heard(&mut self, ctx: &Context<Self>, heard: Heard) {
        match heard {
            Heard::Checked { version, report, took } => self.checked(ctx, version, report, took),
            Heard::Rehearsed { text, timeline } => self.rehearsed(text, timeline),
            Heard::StartedAnew { lost } => {
                self.notice = Some("The checker was started anew; your text is untouched.".into());
                self.unanswered |= lost;
            }
            Heard::Gone => {
                self.notice = Some("The checker could not be started. Reload the page; your text is stored.".into());
            }
        }
    }
}
