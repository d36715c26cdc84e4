//! The transport: what is told, the line of time, and the keys that move along it.

mod clock;
mod marks;
pub mod scale;
mod scrubber;

use std::rc::Rc;

use yew::prelude::*;

use self::clock::{Ticking, use_clock};
pub use self::scale::Scale;

use self::scrubber::Scrubber;
use super::stage::glyph::{Icon, icon};
use super::stage::run::Run;
use super::stage::words::{clock, one_line, told};
use crate::rehearsal::{FaultKind, Instant, Playback, StepId, Timeline};

/// The speeds that are offered.
pub const SPEEDS: [f64; 5] = [0.5, 1.0, 2.0, 4.0, 8.0];

/// What the transport shows, and whom it tells what a person does.
#[derive(Properties, Clone)]
pub struct TransportProps {
    /// The run.
    pub timeline: Rc<Timeline>,
    /// Its index.
    pub playback: Rc<Playback>,
    /// The playhead.
    pub now: Instant,
    /// Whether time runs.
    pub playing: bool,
    /// How fast; 1 is usual.
    pub speed: f64,
    /// The step that was chosen.
    pub selected: Option<StepId>,
    /// The playhead is to move.
    pub on_seek: Callback<Instant>,
    /// Time has moved it on.
    pub on_tick: Callback<Instant>,
    /// Time is to run, or to stand.
    pub on_play: Callback<bool>,
    /// Another speed was chosen.
    pub on_speed: Callback<f64>,
    /// A fault was put at an address.
    pub on_fault: Callback<(String, Option<FaultKind>)>,
}

/// By pointer where values are shared: a frame must not cost a comparison of two whole runs.
impl PartialEq for TransportProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.timeline, &other.timeline)
            && Rc::ptr_eq(&self.playback, &other.playback)
            && (self.now, self.playing, self.speed, self.selected)
                == (other.now, other.playing, other.speed, other.selected)
            && self.on_seek == other.on_seek
            && self.on_tick == other.on_tick
            && self.on_play == other.on_play
            && self.on_speed == other.on_speed
            && self.on_fault == other.on_fault
    }
}

/// The instants at which something changes, the start among them, each once.
fn stops(playback: &Playback) -> Vec<Instant> {
    let mut stops = vec![Instant(0)];
    stops.extend(playback.edges().iter().map(|edge| edge.at));
    stops.dedup();
    stops
}

/// The transport, at the foot of the stage.
#[component]
pub fn Transport(props: &TransportProps) -> Html {
    let TransportProps { timeline, playback, now, playing, speed, on_seek, on_play, .. } = props;
    let known = use_memo((Rc::as_ptr(timeline), Rc::as_ptr(playback)), |_| {
        let run = Run::new(timeline.clone(), playback.clone());
        (run, Rc::new(Scale::new(timeline, playback)), stops(playback))
    });
    let (run, scale, stops) = (known.0.clone(), known.1.clone(), &known.2);
    let end = run.end();
    use_clock(
        *playing,
        Ticking {
            now: *now,
            speed: *speed,
            scale: scale.clone(),
            end,
            next: playback.next(*now),
            on_tick: props.on_tick.clone(),
            on_play: on_play.clone(),
        },
    );
    let on_step = {
        let (next, previous, seek, play) =
            (playback.next(*now), playback.previous(*now), on_seek.clone(), on_play.clone());
        Callback::from(move |on: bool| {
            play.emit(false);
            seek.emit(if on { next.unwrap_or(end) } else { previous.unwrap_or_default() });
        })
    };
    let on_moment = {
        let next = timeline.moment_after(*now).map_or(end, |moment| moment.at);
        let previous = timeline.moment_before(*now).map(|moment| moment.at).unwrap_or_default();
        let seek = on_seek.clone();
        Callback::from(move |on: bool| seek.emit(if on { next } else { previous }))
    };
    let toggle = {
        let (seek, play, is_over, playing) = (on_seek.clone(), on_play.clone(), *now >= end, *playing);
        Callback::from(move |_: MouseEvent| {
            // From the end, it plays once more.
            if is_over && !playing {
                seek.emit(Instant(0));
            }
            play.emit(!playing);
        })
    };
    let number = stops.partition_point(|stop| stop <= now);
    let button = |label: &'static str, shape: Icon, disabled: bool, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" class="btn square" aria-label={label} title={label} {disabled} {onclick}>{ icon(shape) }</button>
        }
    };
    let (is_first, is_last) = (*now <= Instant(0), *now >= end);
    let step = |on: bool| on_step.reform(move |_: MouseEvent| on);
    let to = |at: Instant| on_seek.reform(move |_: MouseEvent| at);
    html! {
        <section class="transport" aria-label="Transport">
            <Narration timeline={run.clone()} at={run.tick(*now)} />
            <Scrubber
                run={run.clone()} {scale} now={*now} on_seek={on_seek.clone()} on_step={on_step.clone()} {on_moment}
            />
            <div class="controls">
                <span class="moves">
                    <span class="far">{ button("To the start", Icon::First, is_first, to(Instant(0))) }</span>
                    { button("Step back", Icon::Previous, is_first, step(false)) }
                    <button
                        type="button" class="btn play" onclick={toggle} aria-keyshortcuts="Space"
                        aria-label={if *playing { "Pause" } else { "Play" }}
                    >{ icon(if *playing { Icon::Pause } else { Icon::Play }) }</button>
                    { button("Step forward", Icon::Next, is_last, step(true)) }
                    <span class="far">{ button("To the end", Icon::Last, is_last, to(end)) }</span>
                </span>
                <span class="time">{ clock((*now).min(end)) }<span>{ format!(" / {}", clock(end)) }</span></span>
                <span class="count">{ format!("step {number} of {}", stops.len()) }</span>
                { fail(props, &run) }
                { speeds(props) }
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct NarrationProps {
    timeline: Run,
    at: Instant,
}

/// What is happening, in words; a screen reader says it as it changes.
#[component]
fn Narration(props: &NarrationProps) -> Html {
    let sentence = props.timeline.timeline().sentence(props.at);
    html! {
        <div class="narration">
            <span class="clock" aria-hidden="true">{ clock(props.at) }</span>
            <p role="status">{ for sentence.map(|sentence| told(&sentence.text)) }</p>
        </div>
    }
}

/// The step that the button fails: the chosen one, else the innermost in progress that can fail.
fn to_fail(run: &Run, selected: Option<StepId>, now: Instant) -> Option<StepId> {
    let can_fail = |id: &StepId| run.step(*id).is_some_and(|step| step.faults.contains(&FaultKind::Fail));
    let around = |id: StepId| run.holders(id).find(|id| can_fail(id));
    selected.filter(can_fail).or_else(|| around(run.innermost(now)?))
}

/// One button makes the step fail that is looked at.
fn fail(props: &TransportProps, run: &Run) -> Html {
    let target = to_fail(run, props.selected, props.now).and_then(|id| run.step(id));
    let said = target.map_or("no step in progress can fail".to_owned(), |step| one_line(&step.label));
    let address = target.map(|step| step.address.clone());
    let onclick = {
        let on_fault = props.on_fault.clone();
        let address = address.clone();
        move |_: MouseEvent| {
            if let Some(address) = &address {
                on_fault.emit((address.clone(), Some(FaultKind::Fail)));
            }
        }
    };
    html! {
        <button
            type="button" class="btn line fail" disabled={address.is_none()} title={said.clone()} aria-keyshortcuts="F" {onclick}
        >
            <span class="bad">{ icon(Icon::Bolt) }</span><span class="words">{ "Fail this step" }</span><span class="unseen">{ format!(": {said}") }</span><kbd>{ "F" }</kbd>
        </button>
    }
}

/// The speeds side by side, and one button that goes through them where there is no room.
fn speeds(props: &TransportProps) -> Html {
    let said = |speed: f64| format!("{speed}×");
    let next =
        SPEEDS.iter().position(|speed| *speed == props.speed).and_then(|at| SPEEDS.get(at + 1)).or(SPEEDS.first());
    let next = next.copied().unwrap_or(1.0);
    html! { <>
        <span class="speeds" role="group" aria-label="Speed">
            { for SPEEDS.iter().map(|speed| {
                let speed = *speed;
                html! {
                    <button
                        type="button" aria-pressed={(speed == props.speed).to_string()}
                        onclick={props.on_speed.reform(move |_: MouseEvent| speed)}
                    >{ said(speed) }</button>
                }
            }) }
        </span>
        <button
            type="button" class="btn square speed" aria-label={format!("Speed {}, change it", said(props.speed))}
            onclick={props.on_speed.reform(move |_: MouseEvent| next)}
        >{ said(props.speed) }</button>
    </> }
}
