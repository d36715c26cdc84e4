//! The line of time: what happened when, and a head that can be moved over it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::marks::{Wish, arranged};
use super::scale::Scale;
use crate::app::stage::glyph::tone;
use crate::app::stage::run::Run;
use crate::app::stage::width::{px, use_width};
use crate::app::stage::words::{clock, one_line, state_word};
use crate::rehearsal::{Instant, Moment, MomentKind, StepId, StepState};

/// More parts than this would be too fine to see; the phases alone are drawn then.
const FINEST: usize = 90;
/// The top and the height of the line, in pixels.
const LINE: (f64, f64) = (21.0, 6.0);

#[derive(Properties, PartialEq)]
pub struct ScrubberProps {
    /// The run.
    pub run: Run,
    /// The scale.
    pub scale: Rc<Scale>,
    /// The playhead.
    pub now: Instant,
    /// Moves the playhead.
    pub on_seek: Callback<Instant>,
    /// Moves the playhead one change on, or back.
    pub on_step: Callback<bool>,
    /// Moves the playhead to the next moment, or the one before.
    pub on_moment: Callback<bool>,
}

/// The scrubber: a slider, for the hand, the keys and the ear.
#[component]
pub fn Scrubber(props: &ScrubberProps) -> Html {
    let node = use_node_ref();
    let width = use_width(&node, 864.0);
    let ScrubberProps { run, scale, now, .. } = props;
    let segments = use_memo(run.clone(), Segments::of);
    let head = scale.place(*now) * width;
    html! {
        <div
            class="scrubber" ref={node.clone()} role="slider" tabindex="0" aria-label="Time"
            aria-valuemin="0" aria-valuemax={run.end().0.to_string()} aria-valuenow={now.0.to_string()}
            aria-valuetext={value_text(run, *now)} onkeydown={on_key(props)}
            onpointerdown={on_pointer(props, &node, true)} onpointermove={on_pointer(props, &node, false)}
        >
            <svg width={width.to_string()} height="46" aria-hidden="true">
                <Bars run={run.clone()} scale={scale.clone()} at={run.tick(*now)} head={head.round()} segments={(*segments).clone()} {width} />
                <Marks run={run.clone()} scale={scale.clone()} segments={(*segments).clone()} {width} />
                <g class="playhead" transform={format!("translate({head:.1} 0)")}>
                    <path d="M0 12v24" /><circle cy="24" r="6.5" />
                </g>
            </svg>
        </div>
    }
}

/// The time, and what is going on, as a screen reader says the slider's value.
fn value_text(run: &Run, now: Instant) -> String {
    let mut said = format!("{} of {}", clock(now), clock(run.end()));
    if let Some(step) = run.innermost(now).and_then(|id| run.step(id)) {
        said.push_str(&format!(", {} {}", one_line(&step.label), state_word(StepState::InProgress)));
    }
    said
}

fn on_key(props: &ScrubberProps) -> Callback<KeyboardEvent> {
    let (seek, step, moment) = (props.on_seek.clone(), props.on_step.clone(), props.on_moment.clone());
    let end = props.run.end();
    Callback::from(move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("ArrowRight" | "ArrowUp", false) => step.emit(true),
            ("ArrowLeft" | "ArrowDown", false) => step.emit(false),
            ("ArrowRight" | "ArrowUp", true) | ("PageUp", _) => moment.emit(true),
            ("ArrowLeft" | "ArrowDown", true) | ("PageDown", _) => moment.emit(false),
            ("Home", _) => seek.emit(Instant(0)),
            ("End", _) => seek.emit(end),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    })
}

/// The head goes where the hand is, while it is held down.
fn on_pointer(props: &ScrubberProps, node: &NodeRef, is_down: bool) -> Callback<PointerEvent> {
    let (scale, seek, node) = (props.scale.clone(), props.on_seek.clone(), node.clone());
    Callback::from(move |event: PointerEvent| {
        if event.button() > 0 || event.buttons() & 1 == 0 {
            return;
        }
        let Some(line) = node.cast::<Element>() else { return };
        if is_down {
            // Without the capture the head still follows the hand as long as it stays on the line.
            let _ = line.set_pointer_capture(event.pointer_id());
            if let Some(line) = line.dyn_ref::<web_sys::HtmlElement>() {
                let _ = line.focus();
            }
            event.prevent_default();
        }
        let bounds = line.get_bounding_client_rect();
        seek.emit(scale.instant((f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0)));
    })
}

/// Lanes whose steps run beside those that are drawn on the line: what holds these, and what they hold.
const BESIDE: &[&str] = &["task", "execution", "action", "waits"];

/// What is drawn on the line: the phases, and the parts of each.
#[derive(Debug, Clone, PartialEq, Default)]
struct Segments {
    /// The steps that belong to no other, and ran.
    whole: Vec<StepId>,
    /// The innermost steps of each, or the step itself.
    parts: Vec<StepId>,
}

impl Segments {
    fn of(run: &Run) -> Self {
        let all = || (0..run.timeline().steps.len() as u32).map(StepId);
        let ran = |id: &StepId| run.step(*id).is_some_and(|step| step.start.is_some_and(|start| start < step.end));
        let is_whole = |id: &StepId| {
            let lane = run.step(*id).and_then(|step| run.lane(step.lane));
            lane.is_some_and(|lane| lane.parent.is_none() && !BESIDE.contains(&lane.kind.as_str()))
        };
        let whole: Vec<StepId> = all().filter(is_whole).filter(ran).collect();
        let inside = |id: StepId| -> Vec<StepId> {
            let parts: Vec<StepId> = run.parts(id).filter(ran).collect();
            // Parts that run at the same time cannot lie side by side.
            let is_row = parts.windows(2).all(|pair| match pair {
                [one, next] => run.step(*one).map(|one| one.end) <= run.step(*next).and_then(|next| next.start),
                _ => true,
            });
            if parts.is_empty() || !is_row { vec![id] } else { parts }
        };
        let parts: Vec<StepId> = whole.iter().flat_map(|id| inside(*id)).collect();
        if parts.len() > FINEST { Self { parts: whole.clone(), whole } } else { Self { whole, parts } }
    }
}

#[derive(Properties, PartialEq)]
struct BarsProps {
    run: Run,
    scale: Rc<Scale>,
    at: Instant,
    /// Where the playhead is, in whole pixels.
    head: f64,
    segments: Segments,
    width: f64,
}

/// The line itself: filled as far as time has come, in outline beyond.
#[component]
fn Bars(props: &BarsProps) -> Html {
    let BarsProps { run, scale, at, head, segments, width } = props;
    let (top, height) = LINE;
    let bars = segments.parts.iter().filter_map(|id| {
        let step = run.step(*id)?;
        let from = scale.place(step.start?) * width;
        // The gap behind a part tells it from the next; a short part keeps at least something to see.
        let to = (scale.place(step.end) * width - 1.5).max(from + 0.75);
        let state = run.state(*id, *at);
        let outline = |from: f64, to: f64| html! {
            <rect class="ahead" x={px(from + 0.5)} y={px(top + 0.5)} width={px((to - from - 1.0).max(0.5))} height={px(height - 1.0)} rx="1" />
        };
        let filled = |to: f64| html! {
            <rect class={classes!("bar", tone(state))} x={px(from)} y={px(top)} width={px((to - from).max(0.0))} height={px(height)} rx="1" />
        };
        Some(match state {
            StepState::Pending => outline(from, to),
            StepState::InProgress => {
                let reached = head.clamp(from, to);
                html! { <>{ outline(reached, to) }{ filled(reached) }</> }
            }
            StepState::Ended(_) => filled(to),
        })
    });
    html! { <g class="bars">{ for bars }</g> }
}

#[derive(Properties, PartialEq)]
struct MarksProps {
    run: Run,
    scale: Rc<Scale>,
    segments: Segments,
    width: f64,
}

/// The moments above the line and the names of the phases below it, as far as there is room.
#[component]
fn Marks(props: &MarksProps) -> Html {
    let MarksProps { run, scale, segments, width } = props;
    let moments = &run.timeline().moments;
    let place = |moment: &Moment| scale.place(moment.at) * width;
    let wishes: Vec<Wish> = moments
        .iter()
        .map(|moment| Wish {
            at: place(moment),
            width: label(moment).chars().map(letter).sum(),
            weight: weight(moment),
        })
        .collect();
    let marks = moments.iter().zip(arranged(&wishes, *width, 10.0)).map(|(moment, middle)| {
        html! {
            <g class={classes!("mark", (moment.kind == MomentKind::Failure).then_some("bad"))}>
                <path d={format!("M{:.1} 19v-4", place(moment))} />
                if let Some(middle) = middle { <text x={px(middle)} y="11">{ label(moment) }</text> }
            </g>
        }
    });
    let named: Vec<(String, f64, f64)> = segments
        .whole
        .iter()
        .filter_map(|id| {
            let step = run.step(*id)?;
            Some((step.label.clone(), scale.place(step.start?) * width, scale.place(step.end) * width))
        })
        .collect();
    let wishes: Vec<Wish> = named
        .iter()
        .map(|(name, from, to)| Wish {
            at: f64::midpoint(*from, *to),
            width: letters(name) * 6.1,
            // A name much wider than its phase would name its neighbours too.
            weight: (to - from) as u64,
        })
        .collect();
    let names = named.iter().zip(arranged(&wishes, *width, 8.0)).filter_map(|((name, from, to), middle)| {
        let is_apt = letters(name) * 6.1 < (to - from) * 2.5 + 24.0;
        Some(html! { <text class="phase-name" x={px(middle.filter(|_| is_apt)?)} y="44">{ name.clone() }</text> })
    });
    let breaks = scale.breaks().iter().map(|at| {
        html! {
            <g class="break" transform={format!("translate({:.1} 24)", at * width)}>
                <title>{ "Not to scale: nothing happens here for long" }</title>
                <path class="gap" d="M-4 7 0-7h4L0 7z" /><path d="M-4 7 0-7M0 7l4-14" />
            </g>
        }
    });
    html! { <g class="marks">{ for breaks }{ for marks }{ for names }</g> }
}

fn label(moment: &Moment) -> String {
    let line = one_line(&moment.label);
    if line.chars().count() > 22 { line.chars().take(21).chain(['…']).collect() } else { line }
}

/// Of two labels in each other's way, which one stays.
fn weight(moment: &Moment) -> u64 {
    match moment.kind {
        MomentKind::Failure => 5,
        MomentKind::Jump => 4,
        MomentKind::Handover => 3,
        MomentKind::Begin => 2,
        MomentKind::End => 1,
    }
}

/// About how wide a letter is, in pixels.
fn letter(letter: char) -> f64 {
    if letter.is_ascii_uppercase() { 7.4 } else { 5.9 }
}

fn letters(text: &str) -> f64 {
    text.chars().count() as f64
}
