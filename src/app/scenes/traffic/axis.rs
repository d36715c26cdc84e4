//! The axis of time: to scale, but for a wait that would leave no room for anything else.

use crate::app::stage::run::Run;
use crate::app::transport::Scale;
use crate::rehearsal::Instant;

/// A stretch without a change is drawn shorter than to scale where it is longer than this many times the rest.
const SHARE: f64 = 3.0;
/// The least room between two ticks, in CSS pixels.
const TICK: f64 = 50.0;
const SECOND: u64 = 1000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
/// The lengths of time between two ticks, in milliseconds.
const STEPS: &[u64] = &[
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    6 * HOUR,
    12 * HOUR,
    24 * HOUR,
];

/// Where instants lie from left to right.
pub struct Axis {
    scale: Scale,
    left: f64,
    width: f64,
    end: Instant,
}

impl Axis {
    /// The axis of a run between two places; it reaches to `planned`, where that is later than the run's end.
    pub fn new(run: &Run, planned: Option<Instant>, left: f64, right: f64) -> Self {
        let timeline = run.timeline();
        let mut instants = vec![0, run.end().0];
        for step in &timeline.steps {
            instants.extend(step.start.map(|start| start.0));
            instants.push(step.end.0);
        }
        instants.extend(timeline.moments.iter().map(|moment| moment.at.0));
        instants.extend(planned.map(|at| at.0));
        let end = Instant(instants.iter().copied().max().unwrap_or_default());
        Self { scale: Scale::over(instants, SHARE), left, width: (right - left).max(1.0), end }
    }

    /// Where an instant lies.
    pub fn x(&self, at: Instant) -> f64 {
        self.left + self.scale.place(at) * self.width
    }

    /// Where it ends.
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    /// Where it begins.
    pub fn left(&self) -> f64 {
        self.left
    }

    /// The middles of the stretches that are not to scale.
    pub fn breaks(&self) -> impl Iterator<Item = f64> {
        self.scale.breaks().iter().map(|place| self.left + place * self.width)
    }

    /// Round instants with their places, not too close to each other: rounder ones where time is drawn shorter.
    pub fn ticks(&self) -> Vec<(Instant, f64)> {
        let mut ticks = Vec::new();
        let mut next = Some(Instant(0));
        while let Some(at) = next.filter(|at| *at <= self.end) {
            let x = self.x(at);
            ticks.push((at, x));
            let after = |step: &u64| Instant((at.0 / step + 1) * step);
            next = STEPS.iter().map(after).find(|next| self.x(*next) - x >= TICK);
        }
        ticks
    }
}
