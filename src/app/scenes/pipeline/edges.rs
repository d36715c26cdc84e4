//! The artifacts as lines from the action that makes them to those that take them, on rails below the cards.

use std::rc::Rc;

use yew::prelude::*;

use super::artifacts::{Artifact, Place, Token, artifacts, token};
use super::model::{Column, Pipeline, is_asked};
use crate::app::stage::run::Run;
use crate::app::stage::width::px;
use crate::order;
use crate::rehearsal::{Instant, LaneId, StepState};

/// The narrowest and the widest column, the gap between two, and the heights of what stands in one, in CSS pixels, as
/// in the style sheet.
const NARROWEST: f64 = 160.0;
const WIDEST: f64 = 240.0;
const GAP: f64 = 32.0;
const HEAD: f64 = 44.0;
const RUN_ORDER: f64 = 22.0;
const CARD: f64 = 84.0;
const ASKED: f64 = 146.0;
const BELOW: f64 = 8.0;
/// How far two rails are apart.
const RAIL: f64 = 30.0;
/// The room for an artifact with the longest name that rests at the end of its line.
const TOKEN: f64 = 250.0;
/// How far two lines in one gap are apart.
const LINE: f64 = 6.0;

#[derive(Properties, PartialEq)]
pub struct EdgesProps {
    /// The run.
    pub run: Run,
    /// The pipeline.
    pub pipeline: Rc<Pipeline>,
    /// The instant that is shown.
    pub at: Instant,
    /// How much room the columns have, in CSS pixels.
    pub width: f64,
}

/// Where the line of an artifact runs.
struct Rail<'a> {
    artifact: &'a Artifact,
    /// Its number from the top.
    number: usize,
    maker: End,
    takers: Vec<End>,
}

/// Where a line meets a card.
#[derive(Clone, Copy)]
struct End {
    lane: LaneId,
    /// Where the line comes down to the rail.
    x: f64,
    /// Where it leaves the card or comes to it.
    y: f64,
    /// The side of the card, for a line in the gap; none for a line that meets its lower edge.
    side: Option<f64>,
}

/// Every artifact that is handed on. The picture is as high as the board; a line that comes down to a rail reaches
/// for the lower edge, which only the browser knows.
#[component]
pub fn Edges(props: &EdgesProps) -> Html {
    let EdgesProps { run, pipeline, at, width } = props;
    let artifacts = artifacts(run, pipeline);
    let count = pipeline.columns.len().max(1) as f64;
    let column = ((width - GAP * (count - 1.0)) / count).clamp(NARROWEST, WIDEST);
    let rails = lay(run, pipeline, &artifacts, column, *at);
    if rails.is_empty() {
        return Html::default();
    }
    let rows = rails.iter().map(|rail| rail.number + 1).max().unwrap_or_default();
    let whole = count * (column + GAP) - GAP;
    html! { <>
        <svg class="pipeline-rails" width="1" height={px(rows as f64 * RAIL + 12.0)} aria-hidden="true"></svg>
        <svg class="artifacts" width={px(whole)} height="100%" role="img" aria-label={said(run, &artifacts)}>
            { for rails.iter().map(|rail| draw(run, rail, (rows - rail.number) as f64 * RAIL, *at)) }
        </svg>
    </> }
}

/// The artifacts in words.
fn said(run: &Run, artifacts: &[Artifact]) -> String {
    let name = |place: &Place| run.lane(place.lane).map(|lane| lane.name.clone()).unwrap_or_default();
    let mut said = String::from("Artifacts between actions:");
    for artifact in artifacts {
        let takers: Vec<String> = artifact.takers.iter().map(name).collect();
        said.push_str(&format!(" {} from {} to {}.", artifact.name, name(&artifact.maker), takers.join(", ")));
    }
    said
}

/// Gives each artifact the first rail on which it overlaps no other.
fn lay<'a>(run: &Run, pipeline: &Pipeline, artifacts: &'a [Artifact], column: f64, at: Instant) -> Vec<Rail<'a>> {
    let mut ends: Vec<f64> = Vec::new();
    let mut rails = Vec::new();
    for (order, artifact) in artifacts.iter().enumerate() {
        let shift = (order % 3) as f64 * LINE;
        let maker = meet(run, pipeline, artifact.maker, column, at, (0.6, column + 5.0 + shift, column));
        let entry = |place: &Place| meet(run, pipeline, *place, column, at, (0.35, -9.0 - shift, 0.0));
        let takers: Vec<End> = artifact.takers.iter().map(entry).collect();
        let first = takers.iter().map(|end| end.x).fold(maker.x, f64::min);
        let last = takers.iter().map(|end| end.x).fold(maker.x, f64::max);
        let number = ends.iter().position(|end| end + TOKEN < first).unwrap_or(ends.len());
        match ends.get_mut(number) {
            Some(end) => *end = last,
            None => ends.push(last),
        }
        rails.push(Rail { artifact, number, maker, takers });
    }
    // A line is drawn over the rails above it, which it crosses.
    order::by_key(&mut rails, |rail: &Rail| (rail.number as u64, 0));
    rails
}

/// Where a line meets an action: the lower edge of the last card of a column, the side of any other. `by` says how far
/// from the left of the column that is: as a part of the card, in the gap, and at the side.
fn meet(run: &Run, pipeline: &Pipeline, place: Place, column: f64, at: Instant, by: (f64, f64, f64)) -> End {
    let left = place.column as f64 * (column + GAP);
    let Some(stage) = pipeline.columns.get(place.column) else {
        return End { lane: place.lane, x: left, y: HEAD, side: None };
    };
    let (top, height) = offset(run, stage, place, at);
    let alone = stage.rows.last().is_some_and(|row| row.actions.last() == Some(&place.lane));
    if alone {
        return End { lane: place.lane, x: left + column * by.0, y: top + height, side: None };
    }
    End { lane: place.lane, x: left + by.1, y: top + 26.0, side: Some(left + by.2) }
}

/// How far below the top of the board a card begins, and how high it is.
fn offset(run: &Run, stage: &Column, place: Place, at: Instant) -> (f64, f64) {
    let height = |lane: &LaneId| if is_asked(run, *lane, at) { ASKED } else { CARD };
    let mut top = HEAD;
    for (number, row) in stage.rows.iter().enumerate() {
        top += RUN_ORDER;
        for lane in &row.actions {
            if number == place.row && *lane == place.lane {
                return (top, height(lane));
            }
            top += height(lane) + BELOW;
        }
    }
    (top, CARD)
}

/// The line of an artifact, `up` above the lower edge, and the artifact on it.
fn draw(run: &Run, rail: &Rail, up: f64, at: Instant) -> Html {
    let token = token(run, rail.artifact, at);
    let taken = |lane: LaneId| token.as_ref().is_some_and(|token| token.taken.contains(&lane));
    let first = rail.takers.iter().map(|end| end.x).fold(rail.maker.x, f64::min);
    let last = rail.takers.iter().map(|end| end.x).fold(rail.maker.x, f64::max);
    let made = if token.is_some() { "carried" } else { "open" };
    let key = format!("{}-{}", rail.artifact.maker.lane.0, rail.artifact.name);
    html! {
        // Everything in here is measured from a frame that ends at the rail.
        <svg {key} y={px(-up)} width="100%" height="100%" overflow="visible">
            <line class={made} x1={px(first)} y1="100%" x2={px(last)} y2="100%" />
            { leg(&rail.maker, up, made, false) }
            <circle cx={px(rail.maker.x)} cy="100%" r="4" />
            { for rail.takers.iter().map(|end| leg(end, up, if taken(end.lane) { "carried" } else { "open" }, true)) }
            { for token.map(|token| chip(run, rail, &token, at)) }
        </svg>
    }
}

/// The line between a card and the rail.
fn leg(end: &End, up: f64, class: &'static str, is_taken: bool) -> Html {
    let (x, y) = (end.x, end.y + up);
    let tip = match end.side {
        Some(side) => format!("M{:.1} {:.1}l6 4-6 4", side - 7.0, y - 4.0),
        None => format!("M{:.1} {:.1}l4-6 4 6", x - 4.0, y + 7.0),
    };
    html! { <>
        <line class="halo" x1={px(x)} y1={px(y)} x2={px(x)} y2="100%" />
        <line {class} x1={px(x)} y1={px(y)} x2={px(x)} y2="100%" />
        if let Some(side) = end.side { <line {class} x1={px(x)} y1={px(y)} x2={px(side)} y2={px(y)} /> }
        if is_taken { <path d={tip} /> }
    </> }
}

/// The artifact itself: its name, and the execution that made it.
fn chip(run: &Run, rail: &Rail, token: &Token, at: Instant) -> Html {
    let place = |lane: LaneId| rail.takers.iter().find(|end| end.lane == lane).unwrap_or(&rail.maker).x;
    let (from, to) = (place(token.between.0), place(token.between.1));
    let name: String = rail.artifact.name.chars().take(24).collect();
    // A digit of the typeface is 6.7 units wide in both.
    let width = 28.0 + 6.7 * (name.chars().count() + token.execution.chars().count() + 1) as f64;
    // It keeps clear of the lines at both ends, as far as there is room between them; once taken, it lies before its
    // taker.
    let is_before = to < from || (to == from && from > rail.maker.x);
    let room = ((to - from).abs() - width - 20.0).max(0.0);
    let x = if is_before { from - 10.0 - width - room * token.way } else { from + 10.0 + room * token.way };
    let works = run.on(token.between.1).iter().any(|id| run.state(*id, at) == StepState::InProgress);
    html! {
        <svg class={classes!("token", works.then_some("now"))} x={px(x)} y="100%" overflow="visible">
            <rect y="-11" width={px(width)} height="22" rx="4" />
            <path d="m8-3 5-3 5 3v6l-5 3-5-3zm0 0 5 3 5-3m-5 3v6" />
            <text x="24" y="4">{ format!("{name} {}", token.execution) }</text>
        </svg>
    }
}
