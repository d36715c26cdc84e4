//! What becomes of the page when something happens.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{Msg, Opening, Page};
use crate::app::local_file;
use crate::app::questions::Heard;
use crate::app::session::Pane;
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
                // It tells of itself once.
                let _ = self.editor.set(editor);
                self.show_file(self.session.active);
            }
            Msg::Edited(text) => self.edited(text),
            Msg::Cursor(line) => return self.cursor(line),
            Msg::Heard(heard) => self.heard(ctx, heard),
            Msg::Rested => {
                self.look_around();
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
                session.led_mut().scenario = Rc::new(scenario);
                self.rehearse();
            }
            Msg::GoTo(span) => {
                self.show_file(self.session.leading);
                self.reveal = self.picture.as_ref().map(|picture| picture.units(span));
                self.session.view.pane = Pane::Editor;
            }
            Msg::Zoom(address) => self.zoom(address),
            Msg::Open(name, place) => self.open_at(&name, place),
            Msg::Alone(name) => {
                if let Some(place) = self.session.place_named(&name) {
                    let id = self.session.files.get(place).map(|file| file.id);
                    self.choose(id.unwrap_or_default());
                }
            }
            Msg::Back => self.show_file(self.session.leading),
            Msg::Write(rewrite) => self.write(&rewrite),
            Msg::PlayUnreadable => {
                self.plays_unreadable = true;
                self.opening = Some(Opening::WorthSeeing);
                self.rehearse();
            }
            Msg::Example(example) => self.example(example),
            Msg::Kept(index) => {
                if let Some(kept) = session.kept.get(index).cloned() {
                    self.bring_back(kept);
                }
            }
            Msg::Choose(id) => self.choose(id),
            Msg::Close(id) => self.close(id),
            Msg::Rename(id, name) => self.rename(id, &name),
            Msg::Begin(starter) => self.begin(starter),
            Msg::Elsewhere(name, from, to) => self.elsewhere(&name, from, to),
            Msg::Files(files) => {
                ctx.link().send_future(async move { Msg::Opened(local_file::opened(files).await) });
                return false;
            }
            Msg::Opened(Ok(opened)) => self.open_files(opened),
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
                session.file_mut().reading = Rc::new(reading);
                self.opening = Some(Opening::WorthSeeing);
                self.check_anew();
            }
            Msg::Dismiss => self.notice = None,
            Msg::CheckAgain => self.check_anew(),
        }
        true
    }

    /// Takes over the text as the editor has it, and has it checked.
    pub(super) fn check_anew(&mut self) {
        if let Some(editor) = self.editor.get() {
            let text: Rc<str> = editor.text().into();
            self.session.file_mut().text = text.clone();
            self.workers.read_as(self.session.file());
            self.unanswered = false;
            self.workers.check(editor.version(), text);
        }
    }

    fn edited(&mut self, text: Rc<str>) {
        self.unanswered = false;
        self.resting = None;
        let file = self.session.file_mut();
        let was_example = Example::of(&file.text).is_some();
        file.text = text.clone();
        // Undo can bring an earlier text back, and with it belongs what there was to see in it.
        let kept = self.session.kept.iter().find(|kept| kept.more.is_empty() && *kept.text == *text).cloned();
        let example = self.session.example().and_then(|example| example.files.get(self.session.active));
        let file = self.session.file_mut();
        if let Some(kept) = kept {
            file.scenario = Rc::new(kept.scenario);
            file.name = kept.name.into();
            file.reading = Rc::new(kept.reading);
        } else if let Some(example) = example.filter(|_| was_example) {
            file.scenario = Rc::new(example.scenario());
        }
    }

    fn cursor(&mut self, line: u32) -> bool {
        if self.line == line {
            return false;
        }
        self.line = line;
        let is_on_stage = self.session.active == self.session.leading;
        let step =
            self.picture.as_ref().filter(|_| is_on_stage).and_then(|picture| picture.step_at(line, self.session.now));
        self.session.selected = step.or(self.session.selected);
        true
    }

    fn heard(&mut self, ctx: &Context<Self>, heard: Heard) {
        match heard {
            Heard::Checked { file, report, took, .. } => self.checked(ctx, file, report, took),
            Heard::Together(told) => self.together(told),
            Heard::Rehearsed { files, timeline } => self.rehearsed(files, timeline),
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
