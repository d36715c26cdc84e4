//! From an answer of the worker to the picture, and the playhead in it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{Msg, Opening, Page};
use crate::app::messages::Report;
use crate::app::picture::Picture;
use crate::app::questions::Source;
use crate::app::reading::Reading;
use crate::app::right::Stale;
use crate::app::theme::reduced_motion;
use crate::rehearsal::{Contained, Instant, Timeline};

/// How long a person rests from writing until the text is rehearsed, in milliseconds. A rehearsal cannot be broken off:
/// one for every key of a word would end long after the word.
const REST: u32 = 120;

impl Page {
    /// Whether the picture is of an earlier text, because the present one cannot be read.
    pub(super) fn is_stale(&self) -> bool {
        self.unreadable_from().is_some() && !self.plays_unreadable
    }

    /// From which line on the file on the stage cannot be read.
    fn unreadable_from(&self) -> Option<u32> {
        self.found.get(&self.session.led().id)?.own.unreadable_from
    }

    /// Why the picture is not of the present text.
    pub(super) fn stale(&self) -> Option<Stale> {
        if self.unanswered {
            return Some(Stale::Unanswered);
        }
        self.unreadable_from().filter(|_| self.is_stale()).map(Stale::Unreadable)
    }

    pub(super) fn checked(&mut self, ctx: &Context<Self>, id: u32, report: Report, took: f64) {
        if id != self.session.file().id {
            return;
        }
        if report.unreadable_from.is_none() && self.session.active == self.session.leading {
            self.plays_unreadable = false;
        }
        let file = self.session.file_mut();
        if report.kind.is_some() && file.reading.last != report.kind {
            file.reading = Rc::new(Reading { last: report.kind.clone(), ..(*file.reading).clone() });
            self.workers.read_as(self.session.file());
        }
        self.found.entry(id).or_default().own = Rc::new(report);
        self.tell_editor();
        self.took = Some(took.round() as u32);
        if self.opening.is_some() || self.picture.is_none() {
            self.look_around();
        } else {
            let link = ctx.link().clone();
            self.resting = Some(Timeout::new(REST, move || link.send_message(Msg::Rested)));
        }
    }

    pub(super) fn rehearse(&mut self) {
        self.resting = None;
        if !self.is_stale() {
            let led = self.session.led();
            let others = self.session.files.iter().filter(|file| led.is_pipeline() && file.id != led.id);
            self.workers.rehearse(std::iter::once(led).chain(others));
        }
    }

    pub(super) fn rehearsed(&mut self, files: Vec<Source>, timeline: Timeline) {
        self.unanswered = false;
        let led = self.session.led().id;
        let Some(text) = files.first().filter(|file| file.id == led).map(|file| file.text.clone()) else { return };
        self.played = files;
        self.inside = None;
        let before = self.picture.replace(Rc::new(Picture::new(timeline, text)));
        let Some(picture) = &self.picture else { return };
        let (session, end) = (&mut self.session, picture.playback.end());
        // Who stood at the end stands at the end.
        let at_end = before.as_ref().is_some_and(|before| session.now >= before.playback.end());
        session.now = match self.opening.take() {
            Some(Opening::Play) if !reduced_motion() => {
                session.playing = true;
                Instant(0)
            }
            Some(_) => picture.worth_seeing(),
            None if at_end => end,
            None => session.now.min(end),
        };
        let was =
            session.selected.zip(before).and_then(|(id, before)| before.step(id).map(|step| step.address.clone()));
        session.selected = was.and_then(|address| picture.timeline.step(&address)).map(|(id, _)| id);
        self.drawn = None;
        self.show_run();
    }

    pub(super) fn seek(&mut self, now: Instant) {
        let end = self.picture.as_ref().map_or(now, |picture| picture.playback.end());
        self.session.now = now.min(end);
        if self.session.now >= end {
            self.session.playing = false;
        }
        self.show_run();
    }

    pub(super) fn play(&mut self, playing: bool) {
        let end = self.picture.as_ref().map(|picture| picture.playback.end());
        if playing && end.is_some_and(|end| self.session.now >= end) {
            self.seek(Instant(0));
        }
        self.session.playing = playing && end.is_some();
    }

    /// Tells the editor how the lines fare, if that is not as it was.
    pub(super) fn show_run(&mut self) {
        let (Some(picture), Some(editor), false) = (&self.picture, self.editor.get(), self.is_stale()) else {
            return;
        };
        let drawn = Some(picture.playback.cursor(self.session.now));
        if self.drawn == drawn {
            return;
        }
        let now = self.session.now;
        let run = if self.session.active == self.session.leading {
            picture.run(now)
        } else {
            self.inside = self.inside.take().or_else(|| self.picture_inside());
            let since = |start: &Instant| Instant(now.0.saturating_sub(start.0));
            self.inside.as_ref().map(|(start, picture)| picture.run(since(start))).unwrap_or_default()
        };
        self.drawn = drawn.filter(|_| self.session.active == self.session.leading);
        if self.run.as_ref() == Some(&run) {
            return;
        }
        if let Ok(json) = serde_json::to_string(&run) {
            editor.set_run(&json);
        }
        self.run = Some(run);
    }

    /// The picture of the file in the editor as it is rehearsed inside the one on the stage, and when it begins there:
    /// in the step that is open, or in the first one.
    fn picture_inside(&self) -> Option<(Instant, Rc<Picture>)> {
        let timeline = &self.picture.as_ref()?.timeline;
        let file = self.session.file();
        let contained = self.contained()?;
        let text = self.played.iter().find(|played| played.id == file.id)?.text.clone();
        let inner = timeline.inner.get(contained.run as usize)?.clone();
        let start = timeline.steps.get(contained.step.0 as usize)?.start?;
        Some((start, Rc::new(Picture::new(inner, text))))
    }

    /// In which step the file in the editor is rehearsed: in the one that is open, or in the first.
    pub(super) fn contained(&self) -> Option<&Contained> {
        let timeline = &self.picture.as_ref()?.timeline;
        let file = self.session.file();
        let (name, zoom) = (file.shown_name(), self.session.zoom.as_deref());
        let here: Vec<_> = timeline.contained.iter().filter(|contained| contained.file == name).collect();
        let step = |contained: &Contained| timeline.steps.get(contained.step.0 as usize);
        let open = here.iter().find(|contained| step(contained).is_some_and(|step| Some(&*step.address) == zoom));
        open.or(here.first()).copied()
    }

    /// Stops at an instant.
    pub(super) fn step_to(&mut self, now: Instant) {
        // A run that is about to begin gives way to the hand.
        self.opening = None;
        self.session.playing = false;
        self.seek(now);
    }
}
