//! The weight over time, with what is planned, the alarms, and the playhead; below it the deployments.

use yew::prelude::*;

use super::axis::Axis;
use super::settings::setup;
use super::{deployments, party, weight};
use crate::app::stage::Scenario;
use crate::app::stage::run::Run;
use crate::app::stage::width::px;
use crate::app::stage::words::clock;
use crate::formats::codedeploy::rehearse::traffic::schedule::schedule;
use crate::rehearsal::{Instant, Status};

/// The height of a line 100 % above another at 0 %.
const TALL: f64 = 150.0;
/// Where 100 % is drawn.
const TOP: f64 = 34.0;
/// Where the first deployment is drawn.
const LANES: f64 = TOP + TALL + 34.0;

/// The chart of a run at an instant.
pub struct Chart<'a> {
    pub run: &'a Run,
    pub now: Instant,
    pub axis: Axis,
    pub width: f64,
    pub is_narrow: bool,
    /// The weights of the deployment configuration, from AllowTraffic on.
    planned: Vec<(Instant, u32)>,
    /// The weights as they come.
    actual: Vec<(Instant, u32)>,
}

impl<'a> Chart<'a> {
    /// The chart of a run at an instant, so wide.
    pub fn new(run: &'a Run, scenario: &Scenario, now: Instant, width: f64, is_narrow: bool) -> Self {
        let gauge = run.timeline().gauges.iter().find(|gauge| gauge.name == "weight");
        let points = gauge.map(|gauge| gauge.points.as_slice()).unwrap_or_default();
        let actual = points.iter().filter_map(|point| Some((point.at, point.value.parse().ok()?))).collect();
        let planned = planned(run, scenario);
        let left = if is_narrow { 38.0 } else { 150.0 };
        // The last shift is seen as one where the line goes on behind it.
        let last = planned.last().map(|(at, _): &(Instant, u32)| at.after(at.0 / 24));
        let axis = Axis::new(run, last, left, width - 18.0);
        Self { run, now, axis, width, is_narrow, planned, actual }
    }

    /// Draws it.
    pub fn draw(&self) -> Html {
        let deployments = deployments(self.run);
        let height = LANES + deployments.len() as f64 * super::lanes::height(self.is_narrow);
        let now = self.axis.x(self.now);
        let rings = self.rings();
        let name = party(self.run, "new", self.now).0;
        let said = format!("Weight of {name} over time, now {} %", weight(self.run, self.now));
        html! {
            <svg class="weights" width={px(self.width)} height={px(height)} role="img" aria-label={said}>
                <defs>
                    <clipPath id="traffic-past"><rect x="0" y="0" width={px(now)} height={px(height)} /></clipPath>
                    <clipPath id="traffic-to-come">
                        <rect x={px(now)} y="0" width={px((self.width - now).max(0.0))} height={px(height)} />
                    </clipPath>
                    <pattern id="traffic-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <path d="M0 0V6" />
                    </pattern>
                </defs>
                { self.grid(name) }
                { self.line() }
                { self.labels() }
                { self.notes() }
                { for rings.iter().map(|ring| self.alarm(ring)) }
                { self.lanes(&deployments, LANES) }
                { self.playhead(now, height, &rings) }
            </svg>
        }
    }

    fn grid(&self, name: &str) -> Html {
        let (left, right) = (self.axis.left(), self.axis.right());
        let level = |percent: u32| {
            html! { <>
                <path class={if percent == 0 { "base" } else { "level" }} d={format!("M{left:.1} {:.1}H{right:.1}", y(percent))} />
                <text class="tick end" x={px(left - 8.0)} y={px(y(percent) + 3.5)}>{ format!("{percent} %") }</text>
            </> }
        };
        let tick = |(at, x): (Instant, f64)| {
            html! { <>
                <path class="base" d={format!("M{x:.1} {:.1}v4", y(0))} />
                <text class="tick mid" x={px(x)} y={px(y(0) + 17.0)}>{ clock(at) }</text>
            </> }
        };
        let gap = |x: f64| {
            html! { <path class="gap" d={format!("M{:.1} {:.1}l4 -10m3 10l4 -10", x - 5.5, y(0) + 5.0)} /> }
        };
        html! { <>
            if !self.is_narrow {
                <text class="title" x="0" y={px(TOP + 4.0)}>{ "Weight of" }</text>
                { for name_lines(name).iter().enumerate().map(|(index, line)| html! {
                    <text class="title" x="0" y={px(TOP + 20.0 + index as f64 * 16.0)}>{ *line }</text>
                }) }
            }
            { level(0) }{ level(50) }{ level(100) }
            { for self.axis.ticks().into_iter().map(tick) }
            { for self.axis.breaks().map(gap) }
        </> }
    }

    /// What has come is drawn solid, what will come is dotted, and what was only planned is dashed.
    fn line(&self) -> Html {
        let Some((first, _)) = self.actual.first() else { return Html::default() };
        let start = self.axis.x(*first);
        let line = format!("M{start:.1} {:.1}{}", y(0), self.steps(&self.actual));
        let end = self.axis.x(self.run.end());
        let area = format!("{line}H{end:.1}V{:.1}H{start:.1}Z", y(0));
        let line = format!("{line}H{end:.1}");
        let planned = match self.planned.first() {
            Some((first, _)) => format!(
                "M{:.1} {:.1}{}H{:.1}",
                self.axis.x(*first),
                y(0),
                self.steps(&self.planned),
                self.axis.right()
            ),
            None => String::new(),
        };
        html! { <>
            <path class="planned" clip-path="url(#traffic-to-come)" d={planned} />
            <path class="area" clip-path="url(#traffic-past)" d={area} />
            if self.is_cut() { <path class="to-come" clip-path="url(#traffic-to-come)" d={line.clone()} /> }
            <path class="past" clip-path="url(#traffic-past)" d={line} />
        </> }
    }

    /// From weight to weight.
    fn steps(&self, points: &[(Instant, u32)]) -> String {
        points.iter().map(|(at, weight)| format!("H{:.1}V{:.1}", self.axis.x(*at), y(*weight))).collect()
    }

    /// Whether the deployment ends before all traffic is shifted, or gives it back.
    pub fn is_cut(&self) -> bool {
        self.run.timeline().outcome.status != Status::Succeeded
    }

    /// The weights that have come, where there is room for them.
    fn labels(&self) -> Html {
        let label = |(index, (at, weight)): (usize, &(Instant, u32))| {
            let next = self.actual.get(index + 1).map_or(self.run.end(), |(at, _)| *at);
            let (from, to) = (self.axis.x(*at), self.axis.x(next.min(self.now)));
            let is_shown = *at <= self.now && (1..100).contains(weight) && to - from >= 32.0;
            is_shown.then(|| {
                html! { <text class="tick mid strong" x={px((from + to) / 2.0)} y={px(y(*weight) - 6.0)}>{ format!("{weight} %") }</text> }
            })
        };
        html! { <>{ for self.actual.iter().enumerate().filter_map(label) }</> }
    }

    /// What the dashed and the dotted line are, where there is room to say so.
    fn notes(&self) -> Html {
        const ROOM: f64 = 130.0;
        let now = self.axis.x(self.now);
        let planned = self.planned.last().map(|(at, _)| self.axis.x(*at) - 8.0);
        let planned = planned.filter(|x| self.is_cut() && x - ROOM > now && x - ROOM > self.axis.x(self.run.end()));
        let falls = self.actual.windows(2).find_map(|pair| match pair {
            [(_, before), (at, 0)] => Some((self.axis.x(*at) + 10.0, *before)),
            _ => None,
        });
        let falls = falls.filter(|(x, _)| *x - 10.0 > now && self.axis.right() - x > ROOM);
        html! { <>
            { for planned.map(|x| html! { <text class="sub end" x={px(x)} y={px(y(25))}>{ "dashed: as planned" }</text> }) }
            { for falls.map(|(x, before)| html! {
                <text class="note" x={px(x)} y={px(y(before / 2).min(y(8)))}>{ "next: back to 0 % at once" }</text>
            }) }
        </> }
    }

    /// The alarms that ring or cannot be read.
    fn rings(&self) -> Vec<Ring<'_>> {
        let mut rings = Vec::new();
        for gauge in &self.run.timeline().gauges {
            let Some(name) = gauge.name.strip_prefix("alarm ") else { continue };
            let Some(point) = gauge.points.iter().find(|point| point.value != "OK") else { continue };
            let says = if point.value == "ALARM" { "in ALARM" } else { "cannot be read" };
            let x = self.axis.x(point.at);
            let wide = name.chars().count() as f64 * 6.7 + says.len() as f64 * 6.0 + 44.0;
            // Away from the playhead, whose time stands beside it.
            let is_right = if point.at > self.now { x + wide <= self.width } else { x - wide < 0.0 };
            let left = if is_right { x } else { x - wide }.min(self.width - wide).max(0.0);
            rings.push(Ring { name, says, at: point.at, x, left, wide });
        }
        rings
    }

    fn alarm(&self, ring: &Ring<'_>) -> Html {
        let Ring { x, left, wide, .. } = *ring;
        html! {
            <g class={classes!("ring", (ring.at > self.now).then_some("later"))} key={ring.name.to_owned()}>
                <path class="when" d={format!("M{x:.1} 16V{:.1}", y(0))} />
                <rect x={px(left + 0.5)} y="4.5" width={px(wide)} height="23" rx="4" />
                <svg class="icon" x={px(left + 8.0)} y="9" width="14" height="14" viewBox="0 0 16 16"><path class="line" d={BELL} /></svg>
                <text x={px(left + 28.0)} y="20"><tspan class="mono">{ ring.name.to_owned() }</tspan>{ format!(" {}", ring.says) }</text>
            </g>
        }
    }

    fn playhead(&self, x: f64, height: f64, rings: &[Ring<'_>]) -> Html {
        let said = clock(self.now);
        let wide = said.len() as f64 * 6.7 + 18.0;
        let is_free = |left: &f64| {
            let is_within = *left >= 0.0 && left + wide <= self.width;
            is_within
                && rings.iter().all(|ring| left + wide <= ring.left + 1.0 || *left >= ring.left + ring.wide - 1.0)
        };
        // Where an alarm's name stands on both sides, the time is told below the picture alone.
        let left = [x, x - wide].into_iter().find(is_free);
        html! {
            <g class="head">
                <path d={format!("M{x:.1} {:.1}V{:.1}", if left.is_some() { 28.0 } else { TOP }, height - 6.0)} />
                if let Some(left) = left {
                    <rect x={px(left)} y="4" width={px(wide)} height="24" rx="4" />
                    <text x={px(left + wide / 2.0)} y="20">{ said }</text>
                }
            </g>
        }
    }
}

/// An alarm that rings or cannot be read, and where its name is drawn.
struct Ring<'a> {
    name: &'a str,
    says: &'static str,
    at: Instant,
    x: f64,
    left: f64,
    wide: f64,
}

const BELL: &str = "M3.5 11.5h9L11.2 9.6V7a3.2 3.2 0 0 0-6.4 0v2.6zM6.8 13.5h2.4";

/// A name in one line, or in two where it is long.
fn name_lines(name: &str) -> [&str; 2] {
    const ROOM: usize = 14;
    match name.split_once(' ') {
        Some((first, rest)) if name.len() > ROOM => [first, rest],
        _ => [name, ""],
    }
}

/// Where a weight is drawn.
fn y(percent: u32) -> f64 {
    TOP + TALL * (1.0 - f64::from(percent.min(100)) / 100.0)
}

/// The weights that the deployment configuration plans, from when AllowTraffic starts.
fn planned(run: &Run, scenario: &Scenario) -> Vec<(Instant, u32)> {
    let Some((_, step)) = run.timeline().step("AllowTraffic") else { return Vec::new() };
    let shifts = run.timeline().gauges.iter().any(|gauge| gauge.name == "weight" && gauge.points.len() > 1);
    match step.start.filter(|_| shifts || step.status != Status::Succeeded) {
        Some(start) => schedule(setup(scenario).traffic.routing())
            .into_iter()
            .map(|shift| (start.after(u64::from(shift.minute) * 60_000), shift.weight))
            .collect(),
        None => Vec::new(),
    }
}
