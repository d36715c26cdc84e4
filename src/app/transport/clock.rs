//! What makes time run: one frame after the other, or one step after the other where movement is not wanted.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

use super::scale::Scale;
use crate::rehearsal::Instant;

/// How long a step is shown where time goes step by step, in milliseconds at speed 1.
const STEP_SHOWN: f64 = 1100.0;

/// What the clock has to know; the newest of it at every tick.
#[derive(Clone)]
pub struct Ticking {
    /// The playhead.
    pub now: Instant,
    /// How fast time runs; 1 is usual.
    pub speed: f64,
    /// The scrubber's scale, along which the playhead moves evenly.
    pub scale: Rc<Scale>,
    /// When the run is over.
    pub end: Instant,
    /// The instant of the next change.
    pub next: Option<Instant>,
    /// Where the playhead goes.
    pub on_tick: Callback<Instant>,
    /// Stops at the end.
    pub on_play: Callback<bool>,
}

/// Moves the playhead while `playing`.
#[hook]
pub fn use_clock(playing: bool, ticking: Ticking) {
    let newest = use_mut_ref(|| ticking.clone());
    newest.replace(ticking);
    use_effect_with(playing, move |playing| {
        let stop: Box<dyn FnOnce()> = match (playing, is_motion_reduced()) {
            (false, _) => Box::new(|| ()),
            (true, false) => Box::new(frames(newest)),
            (true, true) => Box::new(steps(newest)),
        };
        stop
    });
}

/// Whether the person has asked their system for less movement.
fn is_motion_reduced() -> bool {
    let query =
        web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

type Frame = Closure<dyn FnMut(f64)>;

/// Moves the playhead at every frame of the screen; returns what ends that.
fn frames(newest: Rc<RefCell<Ticking>>) -> impl FnOnce() {
    let frame: Rc<RefCell<Option<Frame>>> = Rc::default();
    let request = Rc::new(Cell::new(0));
    let ask = {
        let (frame, request) = (Rc::downgrade(&frame), request.clone());
        move || {
            let (Some(frame), Some(window)) = (frame.upgrade(), web_sys::window()) else { return };
            if let Some(frame) = &*frame.borrow()
                && let Ok(id) = window.request_animation_frame(frame.as_ref().unchecked_ref())
            {
                request.set(id);
            }
        }
    };
    let mut head = Head::default();
    let again = ask.clone();
    let tick = move |time: f64| {
        let ticking = newest.borrow().clone();
        match head.go(time, &ticking) {
            Some(at) => {
                ticking.on_tick.emit(at);
                if at < ticking.end {
                    again();
                } else {
                    ticking.on_play.emit(false);
                }
            }
            None => again(),
        }
    };
    frame.replace(Some(Closure::new(tick)));
    ask();
    move || {
        if let Some(window) = web_sys::window() {
            // An id that is no longer waited for is no failure.
            let _ = window.cancel_animation_frame(request.get());
        }
        drop(frame);
    }
}

/// The playhead between two frames, finer than a millisecond.
#[derive(Default)]
struct Head {
    /// When the last frame was, in milliseconds of the page.
    time: Option<f64>,
    /// The place on the scale.
    place: f64,
    /// The instant that was told last.
    told: Option<Instant>,
    /// The instant at which the page was then.
    seen: Option<Instant>,
}

impl Head {
    /// Where the playhead is at the page's `time`; none in the first frame, which only starts the watch.
    fn go(&mut self, time: f64, ticking: &Ticking) -> Option<Instant> {
        // Someone else has moved it: go on from there.
        let is_moved = self.told != Some(ticking.now) && self.seen != Some(ticking.now);
        if is_moved {
            self.place = ticking.scale.place(ticking.now);
        }
        self.seen = Some(ticking.now);
        // A page that was in the background does not make up for the time.
        let passed = (time - self.time.replace(time)?).clamp(0.0, 100.0);
        self.place += passed * ticking.speed / ticking.scale.playing_time();
        let at = if self.place >= 1.0 { ticking.end } else { ticking.scale.instant(self.place) };
        self.told = Some(at);
        Some(at)
    }
}

/// Moves the playhead from change to change; returns what ends that.
fn steps(newest: Rc<RefCell<Ticking>>) -> impl FnOnce() {
    let timer: Rc<RefCell<Option<Timeout>>> = Rc::default();
    wait(&timer, newest);
    move || {
        timer.take();
    }
}

fn wait(timer: &Rc<RefCell<Option<Timeout>>>, newest: Rc<RefCell<Ticking>>) {
    let shown = (STEP_SHOWN / newest.borrow().speed) as u32;
    let next = Rc::downgrade(timer);
    let due = Timeout::new(shown, move || {
        let ticking = newest.borrow().clone();
        match ticking.next {
            Some(at) => {
                ticking.on_tick.emit(at);
                if let Some(timer) = next.upgrade() {
                    wait(&timer, newest);
                }
            }
            None => ticking.on_play.emit(false),
        }
    });
    timer.replace(Some(due));
}
