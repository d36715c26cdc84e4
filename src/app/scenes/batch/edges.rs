//! The lines from the builds that are waited for to those that wait.

use yew::prelude::*;

use super::layers::{Builds, Slot, build_on, waits_for};
use crate::app::stage::run::Run;
use crate::rehearsal::{Instant, LaneId, Status, StepState};

/// The height of a card, in CSS pixels, as in the style sheet.
const CARD: f64 = 40.0;
/// The height of the room for lines that pass.
const PASS: f64 = 6.0;
/// The gap below each of them.
const BELOW: f64 = 8.0;
/// The gap between two layers.
pub const GAP: f64 = 52.0;

#[derive(Properties, PartialEq)]
pub struct EdgesProps {
    /// The run.
    pub run: Run,
    /// The builds.
    pub builds: Builds,
    /// The instant that is shown.
    pub at: Instant,
    /// The build that is open.
    pub open: Option<LaneId>,
    /// How wide the picture is.
    pub width: f64,
}

/// Every dependency: drawn solid once it is met, dashed where it never will be.
#[component]
pub fn Edges(props: &EdgesProps) -> Html {
    let EdgesProps { run, builds, width, .. } = props;
    let heights = builds.layers.iter().map(|slots| slots.iter().map(|slot| size(slot) + BELOW).sum::<f64>());
    let height = heights.fold(0.0, f64::max);
    let edges = builds.all().flat_map(|to| waits_for(run, to).map(move |from| (from, to)));
    html! {
        <svg class="edges" width={width.to_string()} height={height.to_string()} aria-hidden="true">
            { for edges.filter_map(|(from, to)| edge(props, from, to)) }
        </svg>
    }
}

fn size(slot: &Slot) -> f64 {
    match slot {
        Slot::Build(_) => CARD,
        Slot::Pass(_) => PASS,
    }
}

/// How far from the top the middle of a slot is.
fn middle(slots: &[Slot], index: usize) -> f64 {
    let above: f64 = slots.iter().take(index).map(|slot| size(slot) + BELOW).sum();
    above + slots.get(index).map_or(0.0, size) / 2.0
}

fn edge(props: &EdgesProps, from: LaneId, to: LaneId) -> Option<Html> {
    let EdgesProps { run, builds, at, open, width } = props;
    let count = builds.layers.len().max(1) as f64;
    let column = (width - GAP * (count - 1.0)) / count;
    let left = |layer: usize| layer as f64 * (column + GAP);
    let ((first, from_row), (last, to_row)) = (builds.place(from)?, builds.place(to)?);
    let mut y = middle(builds.layers.get(first)?, from_row);
    let mut d = format!("M{:.1} {y:.1}", left(first) + column);
    for layer in first + 1..=last {
        let slots = builds.layers.get(layer)?;
        let is_last = layer == last;
        let row = if is_last { to_row } else { slots.iter().position(|slot| *slot == Slot::Pass(to))? };
        let next = middle(slots, row);
        let (x0, x1) = (left(layer) - GAP, left(layer) - if is_last { 7.0 } else { 0.0 });
        let bend = x0 + GAP / 2.0;
        d.push_str(&format!("C{bend:.1} {y:.1} {bend:.1} {next:.1} {x1:.1} {next:.1}"));
        if !is_last {
            d.push_str(&format!("H{:.1}", left(layer) + column));
        }
        y = next;
    }
    let state = |lane| build_on(run, lane, *at).map(|id| run.state(id, *at));
    let class = classes!(
        "edge",
        match (state(from), state(to)) {
            (_, Some(StepState::Ended(Status::Skipped))) => "left-out",
            (Some(StepState::Ended(Status::Succeeded)), _) => "met",
            (Some(StepState::Ended(_)), Some(StepState::InProgress | StepState::Ended(_))) => "met",
            (Some(StepState::Ended(Status::Skipped)), _) => "left-out",
            _ => "waiting",
        },
        open.is_some_and(|open| open == from || open == to).then_some("near"),
    );
    let tip = format!("M{:.1} {:.1}l6 4-6 4", left(last) - 8.0, y - 4.0);
    Some(html! {
        <g {class} key={format!("{}-{}", from.0, to.0)}><path {d} /><path class="tip" d={tip} /></g>
    })
}
