//! The right pane: what the picture is of, the stage, and the transport.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::Picture;
use super::scenes::build::Rewrite;
use super::session::Scenario;
use super::stage::Stage;
use super::transport::Transport;
use crate::rehearsal::{FaultKind, Instant, StepId};
use crate::syntax::Span;

/// Why the picture is of an earlier text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stale {
    /// From this line on, the text cannot be read.
    Unreadable(u32),
    /// The checker was ended over the text.
    Unanswered,
}

/// What the pane is given.
#[derive(Properties, PartialEq)]
pub struct RightProps {
    /// The last picture; none before the first.
    pub picture: Option<Rc<Picture>>,
    /// Why the picture is of an earlier text; none while it is of the present one.
    pub stale: Option<Stale>,
    /// What goes wrong, how long things take, what the project is set to.
    pub scenario: Rc<Scenario>,
    /// The playhead.
    pub now: Instant,
    /// Whether it moves.
    pub playing: bool,
    /// How fast.
    pub speed: f64,
    /// The step that is looked at.
    pub selected: Option<StepId>,
    /// The playhead is to be elsewhere.
    pub on_seek: Callback<Instant>,
    /// Time has moved it on.
    pub on_tick: Callback<Instant>,
    /// It is to move, or to stand.
    pub on_play: Callback<bool>,
    /// It is to move at another speed.
    pub on_speed: Callback<f64>,
    /// Another step is looked at.
    pub on_select: Callback<Option<StepId>>,
    /// A step, by its address, is to go wrong, or no longer.
    pub on_fault: Callback<(String, Option<FaultKind>)>,
    /// The settings of the run are to be others.
    pub on_scenario: Callback<Scenario>,
    /// A place in the text is to be shown.
    pub on_goto: Callback<Span>,
    /// The address of the step whose inner rehearsal is open; empty where all were closed.
    pub zoom: Option<AttrValue>,
    /// The file on the stage and the step in it, where the editor shows what is rehearsed inside that step.
    pub within: Option<(AttrValue, AttrValue)>,
    /// The inner rehearsal of a step is to be opened, or the open one closed.
    pub on_zoom: Callback<Option<String>>,
    /// A place in another file is to be shown.
    pub on_open: Callback<(String, Span)>,
    /// Another file is to be rehearsed on its own.
    pub on_alone: Callback<String>,
    /// The file on the stage is to be in the editor again.
    pub on_back: Callback<()>,
    /// A line is to be written into the file.
    pub on_write: Callback<Rewrite>,
    /// The text is to be played although it cannot be read.
    pub on_play_unreadable: Callback<()>,
    /// The text is to be checked once more.
    pub on_check_again: Callback<()>,
}

/// The right pane.
#[component]
pub fn Right(props: &RightProps) -> Html {
    html! {
        <section class="right" id="stage" aria-label="Rehearsal">
            if let Some(stale) = props.stale { { bar(props, stale) } }
            { for props.within.iter().map(|within| trail(props, within)) }
            { props.picture.as_ref().map_or_else(outline, |picture| show(props, picture)) }
        </section>
    }
}

/// Where in the run the file in the editor is rehearsed, and the way back.
fn trail(props: &RightProps, (file, step): &(AttrValue, AttrValue)) -> Html {
    html! {
        <nav class="trail" aria-label="Where this is rehearsed">
            <button type="button" class="btn sm" onclick={props.on_back.reform(|_| ())}><code>{ file.clone() }</code></button>
            <span aria-hidden="true">{ "\u{203a}" }</span><code>{ step.clone() }</code>
        </nav>
    }
}

/// What the picture is of, and what can be done about it.
fn bar(props: &RightProps, stale: Stale) -> Html {
    let (told, does, on_press) = match stale {
        Stale::Unreadable(line) => (up_to(line), "Play it as AWS would", &props.on_play_unreadable),
        Stale::Unanswered => (
            "Reading this text took more than two seconds and was ended. Picture and problems are of an earlier text."
                .to_owned(),
            "Check it again",
            &props.on_check_again,
        ),
    };
    html! {
        <div class="unreadable" role="status">
            <p>{ told }</p>
            <button type="button" class="btn line sm" onclick={on_press.reform(|_| ())}>{ does }</button>
        </div>
    }
}

fn up_to(line: u32) -> String {
    match line {
        0 | 1 => "The file cannot be read as it stands. The picture is of the last text that could.".to_owned(),
        line => format!(
            "Up to line {}. Below it the file cannot be read; the picture is of the last text that could.",
            line - 1
        ),
    }
}

fn show(props: &RightProps, picture: &Picture) -> Html {
    let (timeline, playback) = (&picture.timeline, &picture.playback);
    html! {
        <>
            <Stage
                timeline={timeline.clone()} playback={playback.clone()} source={picture.text.clone()} now={props.now}
                playing={props.playing} selected={props.selected} stale={props.stale.is_some()}
                scenario={props.scenario.clone()} on_select={&props.on_select} on_fault={&props.on_fault}
                on_goto={&props.on_goto} on_write={&props.on_write} on_seek={&props.on_seek} on_change={&props.on_scenario}
                open={props.zoom.clone()} on_zoom={&props.on_zoom} on_open={&props.on_open} on_alone={&props.on_alone}
            />
            <Transport
                timeline={timeline.clone()} playback={playback.clone()} now={props.now} playing={props.playing}
                speed={props.speed} selected={props.selected} on_seek={&props.on_seek} on_tick={&props.on_tick} on_play={&props.on_play}
                on_speed={&props.on_speed} on_fault={&props.on_fault}
            />
        </>
    }
}

/// The track before anything is known of the run.
fn outline() -> Html {
    html! {
        <div class="outline">
            <svg viewBox="0 0 864 212" aria-hidden="true">
                <path d="M39 92H825" stroke="var(--line)" stroke-width="2" />
                { for (0..11).map(|phase| html! {
                    <circle cx={(39.3 + 78.6 * f64::from(phase)).to_string()} cy="92" r="11" fill="var(--surface)" stroke="var(--line-2)" stroke-width="1.5" />
                }) }
            </svg>
            <p class="late" role="status">{ "Preparing the first rehearsal." }</p>
        </div>
    }
}
