//! The phases in a row: order in space. What was left out is bridged by one line with its cause.

use yew::prelude::*;

use super::phases::{Jump, Phases};
use crate::app::stage::glyph::{Icon, doubt, glyph, icon, tone};
use crate::app::stage::width::{px, use_width};
use crate::app::stage::words::{beside, breakable, unseen};
use crate::rehearsal::{Instant, Status, StepId, StepState};

/// The middle of the nodes, from the top of the row that holds them, in CSS pixels.
const MIDDLE: f64 = 16.0;
/// How far a line stays away from the middle of a node.
const AROUND: f64 = 16.0;
/// The room above the nodes for a jump.
const ARCH: f64 = 56.0;

#[derive(Properties, PartialEq)]
pub struct TrackProps {
    /// The phases.
    pub phases: Phases,
    /// The instant that is shown.
    pub at: Instant,
    /// The phase whose inside is shown.
    pub open: Option<StepId>,
    /// The steps at which something was made to go wrong.
    pub faulted: Vec<StepId>,
    /// Whether there is room for jumps above the phases; it is there from the start, so that nothing moves.
    pub has_arch: bool,
}

/// The track of phases, drawn from left to right.
#[component]
pub fn Track(props: &TrackProps) -> Html {
    let node = use_node_ref();
    let width = use_width(&node, 864.0);
    let Phases { run, steps, .. } = &props.phases;
    let jumps = if props.has_arch { props.phases.jumps() } else { Vec::new() };
    let column = width / steps.len().max(1) as f64;
    let arch = if props.has_arch { ARCH } else { 0.0 };
    let lines = steps.windows(2).enumerate().map(|(index, pair)| {
        let middle = |index: usize| (index as f64 + 0.5) * column;
        let y = arch + MIDDLE;
        let d = format!("M{:.1} {y}H{:.1}", middle(index) + AROUND, middle(index + 1) - AROUND);
        html! { <path class={joint(pair, |id| run.state(id, props.at))} {d} /> }
    });
    let band = props.phases.in_the_file();
    html! {
        <div class={classes!("track", props.has_arch.then_some("arched"))} ref={node}>
            <svg class="track-lines" width={width.to_string()} height={(arch + 120.0).to_string()} aria-hidden="true">
                if let Some((first, last)) = band {
                    <rect
                        class="band" x={px(first as f64 * column)} y="0"
                        width={px((last - first + 1) as f64 * column)} height={(arch + 104.0).to_string()} rx="8"
                    />
                }
                { for lines }
                { for jumps.iter().filter(|jump| jump.at <= props.at).map(|jump| arrow(jump, column, width)) }
            </svg>
            <ol class="track-steps" data-roving="row" aria-label="Phases">
                { for steps.iter().map(|id| phase(props, *id)) }
            </ol>
            if let Some((first, last)) = band {
                <svg class="track-captions" width={width.to_string()} height="18" aria-hidden="true">
                    if first > 0 {
                        <text x="8" y="12">{ "CodeBuild\u{2019}s own" }</text>
                    }
                    <text class="mid" x={px((first + last + 1) as f64 / 2.0 * column)} y="12">
                        { "phases in the buildspec" }
                    </text>
                    if last + 1 < steps.len() {
                        <text class="end" x={px(width - 8.0)} y="12">{ "CodeBuild\u{2019}s own" }</text>
                    }
                </svg>
            }
        </div>
    }
}

/// How the line between two phases is drawn: gone, left out, or still to go.
fn joint(pair: &[StepId], state: impl Fn(StepId) -> StepState) -> &'static str {
    let is_skipped = |id: &StepId| state(*id) == StepState::Ended(Status::Skipped);
    match pair {
        [from, to] if is_skipped(from) || is_skipped(to) => "joint left-out",
        [_, to] if state(*to) != StepState::Pending => "joint gone",
        _ => "joint",
    }
}

/// One phase: its shape, its name, and how long it took.
fn phase(props: &TrackProps, id: StepId) -> Html {
    let Phases { run, steps, .. } = &props.phases;
    let Some(step) = run.step(id) else { return Html::default() };
    let state = run.state(id, props.at);
    let is_open = props.open == Some(id);
    let is_first = props.open.is_none_or(|open| !steps.contains(&open)) && steps.first() == Some(&id);
    let assumed = step.assumed.as_deref().filter(|_| state != StepState::Pending);
    html! {
        <li key={id.0} class={classes!("phase-node", tone(state), is_open.then_some("open"))}>
            <button
                type="button" data-step={id.0.to_string()} tabindex={if is_open || is_first { "0" } else { "-1" }}
                aria-pressed={is_open.to_string()}
            >
                <span class="node">{ glyph(state) }</span>
                if props.faulted.contains(&id) {
                    <span class="has-fault">{ icon(Icon::Bolt) }</span>
                }
                <span class="name">{ breakable(&step.label) }</span>
                <span class="beside">
                    { beside(step, state, props.at) }
                    if let Some(reason) = assumed { { doubt(reason) } }
                </span>
                { unseen(step, state, &beside(step, state, props.at)) }
            </button>
        </li>
    }
}

/// The line over what was left out, with its cause.
fn arrow(jump: &Jump, column: f64, width: f64) -> Html {
    let middle = |index: usize| (index as f64 + 0.5) * column;
    let (from, to) = (middle(jump.from), middle(jump.to));
    let (foot, top) = (ARCH + MIDDLE - 18.0, 26.0);
    let line = format!(
        "M{from:.1} {foot}V{0}Q{from:.1} {top} {1:.1} {top}H{2:.1}Q{to:.1} {top} {to:.1} {0}V{3}",
        top + 12.0,
        from + 12.0,
        to - 12.0,
        foot - 3.0
    );
    let head = format!("M{:.1} {}l4.5 6.5 4.5-6.5", to - 4.5, foot - 8.5);
    let room = |text: &str| text.chars().count() as f64 * 6.3 + 24.0;
    let said = if room(&jump.cause) < to - from - 36.0 { &jump.cause } else { &jump.short };
    let half = room(said) / 2.0;
    let middle = f64::midpoint(from, to).clamp(half, (width - half).max(half));
    html! {
        <g class="jump" key={format!("{}-{}", jump.from, jump.to)}>
            <path class="jump-line" d={line} pathLength="1" />
            <path class="jump-head" d={head} />
            <rect x={px(middle - half)} y={px(top - 12.0)} width={px(half * 2.0)} height="24" rx="5" />
            <text x={px(middle)} y={px(top + 4.0)}>{ said.clone() }</text>
        </g>
    }
}
