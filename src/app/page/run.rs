//! From an answer of the worker to the picture, and the playhead in it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::{Msg, Opening, Page};
use crate::app::messages::Report;
use crate::app::picture::Picture;
use crate::app::right::Stale;
use crate::app::theme::reduced_motion;
use crate::rehearsal::{Instant, Timeline};

/// How long a person rests from writing until the text is rehearsed, in milliseconds. A rehearsal cannot be broken off:
/// one for every key of a word would end long after the word.
const REST: u32 = 120;

impl Page {
    /// Whether the picture is of an earlier text, because the present one cannot be read.
    pub(super) fn is_stale(&self) -> bool {
        let unreadable = self.report.as_ref().is_some_and(|(_, report)| report.unreadable_from.is_some());
        unreadable && !self.plays_unreadable
    }

    /// Why the picture is not of the present text.
    pub(super) fn stale(&self) -> Option<Stale> {
        if self.unanswered {
            return Some(Stale::Unanswered);
        }
        let unreadable_from = self.report.as_ref().and_then(|(_, report)| report.unreadable_from);
        unreadable_from.filter(|_| self.is_stale()).map(Stale::Unreadable)
    }

    pub(super) fn checked(&mut self, ctx: &Context<Self>, version: u32, report: Report, took: f64) {
        if report.unreadable_from.is_none() {
            self.plays_unreadable = false;
        }
        if report.kind.is_some() {
            self.session.reading.last.clone_from(&report.kind);
        }
        self.report = Some((version, Rc::new(report)));
        self.took = Some(took.round() as u32);
        if self.opening.is_some() || self.picture.is_none() {
            self.rehearse();
        } else {
            let link = ctx.link().clone();
            self.resting = Some(Timeout::new(REST, move || link.send_message(Msg::Rested)));
        }
    }

    pub(super) fn rehearse(&mut self) {
        self.resting = None;
        if !self.is_stale() {
            self.workers.rehearse(self.session.text.clone(), self.session.scenario.clone());
        }
    }

    pub(super) fn rehearsed(&mut self, text: Rc<str>, timeline: Timeline) {
        self.unanswered = false;
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
    fn show_run(&mut self) {
        let (Some(picture), Some(editor), false) = (&self.picture, self.editor.get(), self.is_stale()) else {
            return;
        };
        let drawn = Some(picture.playback.cursor(self.session.now));
        if self.drawn == drawn {
            return;
        }
        self.drawn = drawn;
        let run = picture.run(self.session.now);
        if self.run.as_ref() == Some(&run) {
            return;
        }
        if let Ok(json) = serde_json::to_string(&run) {
            editor.set_run(&json);
        }
        self.run = Some(run);
    }

    /// Stops at an instant.
    pub(super) fn step_to(&mut self, now: Instant) {
        // A run that is about to begin gives way to the hand.
        self.opening = None;
        self.session.playing = false;
        self.seek(now);
    }
}
