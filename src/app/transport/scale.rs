//! Where an instant lies on the scrubber. Time is to scale, but for long stretches in which nothing happens: an hour
//! of waiting would leave no room for the minute in which everything else does.

use crate::rehearsal::{Instant, Playback, Timeline};

/// A stretch without a change that is longer than this, in milliseconds, is drawn shorter than to scale.
const LONG: f64 = 60_000.0;
/// And longer than this share of the rest, on the scrubber.
const SHARE: f64 = 0.5;

/// A mapping of instants to places from 0 to 1. Later instants never lie before earlier ones.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scale {
    /// Each instant of change with its place, in order.
    knots: Vec<(f64, f64)>,
    /// The places of the middles of the stretches that are not to scale.
    breaks: Vec<f64>,
    /// How much time is drawn, in milliseconds.
    drawn: f64,
}

impl Scale {
    /// The scale of a timeline.
    pub fn new(timeline: &Timeline, playback: &Playback) -> Self {
        let mut instants: Vec<u64> = playback.edges().iter().map(|edge| edge.at.0).collect();
        instants.extend([0, playback.end().0]);
        instants.extend(timeline.moments.iter().map(|moment| moment.at.0));
        Self::over(instants, SHARE)
    }

    /// The scale over instants of change, in any order, which hold its two ends. A stretch between two is drawn shorter
    /// than to scale where it is longer than this share of the rest.
    pub fn over(mut instants: Vec<u64>, share: f64) -> Self {
        instants.sort_unstable();
        instants.dedup();
        let lengths: Vec<f64> = instants.windows(2).map(|pair| gap(pair) as f64).collect();
        let total: f64 = lengths.iter().sum();
        let (mut knots, mut breaks, mut drawn) = (vec![(0.0, 0.0)], Vec::new(), 0.0);
        for (pair, length) in instants.windows(2).zip(lengths) {
            let limit = ((total - length) * share).max(LONG);
            let shown = if length > limit { limit * (1.0 + (length / limit).ln() / 4.0) } else { length };
            if shown < length {
                breaks.push(drawn + shown / 2.0);
            }
            drawn += shown;
            knots.push((pair.last().copied().unwrap_or_default() as f64, drawn));
        }
        let whole = drawn.max(1.0);
        for knot in &mut knots {
            knot.1 /= whole;
        }
        for place in &mut breaks {
            *place /= whole;
        }
        Self { knots, breaks, drawn }
    }

    /// Where an instant lies.
    pub fn place(&self, at: Instant) -> f64 {
        between(&self.knots, at.0 as f64, |knot| *knot)
    }

    /// Which instant lies at a place.
    pub fn instant(&self, place: f64) -> Instant {
        Instant(between(&self.knots, place.clamp(0.0, 1.0), |knot| (knot.1, knot.0)).round() as u64)
    }

    /// The middles of the stretches that are not to scale.
    pub fn breaks(&self) -> &[f64] {
        &self.breaks
    }

    /// How many milliseconds it takes to play the whole at speed 1: long enough to follow, short enough to stay.
    pub fn playing_time(&self) -> f64 {
        (self.drawn / 2.5).clamp(8_000.0, 60_000.0)
    }
}

fn gap(pair: &[u64]) -> u64 {
    match pair {
        [from, to] => to.saturating_sub(*from),
        _ => 0,
    }
}

/// Linear between the two knots around `x`; `axes` says which side of a knot is given and which is sought.
fn between(knots: &[(f64, f64)], x: f64, axes: impl Fn(&(f64, f64)) -> (f64, f64)) -> f64 {
    let after = knots.partition_point(|knot| axes(knot).0 <= x);
    let before = after.checked_sub(1).and_then(|index| knots.get(index)).map(&axes);
    match (before, knots.get(after).map(&axes)) {
        (Some((x0, y0)), Some((x1, y1))) => y0 + (x - x0) / (x1 - x0).max(f64::EPSILON) * (y1 - y0),
        (Some((_, y)), None) | (None, Some((_, y))) => y,
        (None, None) => 0.0,
    }
}
