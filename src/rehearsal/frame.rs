//! What a timeline looks like at an instant, and what differs between two.

use super::{Gauge, GaugePoint, Instant, LogLine, Moment, Sentence, Status, Step, StepId, StepState, Timeline};
use crate::order::by_key;

/// A change of a step's state. The start comes after the ends of the same instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// When.
    pub at: Instant,
    /// Whether the step starts to run, and is not over at once.
    pub starts: bool,
    /// The step that changes.
    pub step: StepId,
}

/// How many edges lie at or before an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cursor(pub u32);

/// The index of a timeline: made once, asked at every frame.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Playback {
    edges: Vec<Edge>,
    spans: Vec<(Option<Instant>, Instant, Status)>,
    end: Instant,
}

/// Everything that is to be drawn at one instant.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    timeline: &'a Timeline,
    playback: &'a Playback,
    /// The instant.
    pub at: Instant,
    /// Where it lies among the edges.
    pub cursor: Cursor,
}

impl Playback {
    /// The index of `timeline`.
    pub fn new(timeline: &Timeline) -> Self {
        let mut edges = Vec::with_capacity(timeline.steps.len() * 2);
        for (index, step) in timeline.steps.iter().enumerate() {
            let id = StepId(index as u32);
            // A step of no length, or one that did not run, changes once.
            if let Some(at) = step.start.filter(|start| *start < step.end) {
                edges.push(Edge { at, starts: true, step: id });
            }
            edges.push(Edge { at: step.end, starts: false, step: id });
        }
        by_key(&mut edges, |edge| (edge.at.0, u64::from(edge.starts) << 32 | u64::from(edge.step.0)));
        let spans = timeline.steps.iter().map(|step| (step.start, step.end, step.status)).collect();
        let last = edges.last().map_or(timeline.outcome.at, |edge| edge.at.max(timeline.outcome.at));
        Self { edges, spans, end: last }
    }

    /// When the last thing has happened.
    pub fn end(&self) -> Instant {
        self.end
    }

    /// Every change of a step's state, in order.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Where `at` lies among the edges.
    pub fn cursor(&self, at: Instant) -> Cursor {
        Cursor(self.edges.partition_point(|edge| edge.at <= at) as u32)
    }

    /// What the step looks like at `at`. A step that is not there is pending.
    pub fn state(&self, step: StepId, at: Instant) -> StepState {
        match self.spans.get(step.0 as usize) {
            Some((_, end, status)) if *end <= at => StepState::Ended(*status),
            Some((Some(start), ..)) if *start <= at => StepState::InProgress,
            _ => StepState::Pending,
        }
    }

    /// How much of the step is done at `at`, from 0 to 1.
    pub fn progress(&self, step: StepId, at: Instant) -> f64 {
        match self.spans.get(step.0 as usize) {
            Some((_, end, _)) if *end <= at => 1.0,
            Some((Some(start), end, _)) if *start < at => at.since(*start) as f64 / end.since(*start) as f64,
            _ => 0.0,
        }
    }

    /// The edges between two cursors, in whichever order: only their steps can look different.
    pub fn changed(&self, from: Cursor, to: Cursor) -> &[Edge] {
        let (low, high) = if from <= to { (from, to) } else { (to, from) };
        self.edges.get(low.0 as usize..high.0 as usize).unwrap_or_default()
    }

    /// The next instant after `at` at which a step changes.
    pub fn next(&self, at: Instant) -> Option<Instant> {
        self.edges.get(self.cursor(at).0 as usize).map(|edge| edge.at)
    }

    /// The last instant before `at` at which a step changes.
    pub fn previous(&self, at: Instant) -> Option<Instant> {
        let before = self.edges.partition_point(|edge| edge.at < at);
        before.checked_sub(1).and_then(|index| self.edges.get(index)).map(|edge| edge.at)
    }

    /// The frame of `timeline`, from which this index was made, at `at`.
    pub fn frame<'a>(&'a self, timeline: &'a Timeline, at: Instant) -> Frame<'a> {
        Frame { timeline, playback: self, at, cursor: self.cursor(at) }
    }
}

impl<'a> Frame<'a> {
    /// What the step looks like.
    pub fn state(&self, step: StepId) -> StepState {
        self.playback.state(step, self.at)
    }

    /// How much of the step is done, from 0 to 1.
    pub fn progress(&self, step: StepId) -> f64 {
        self.playback.progress(step, self.at)
    }

    /// The sentence that is being told.
    pub fn sentence(&self) -> Option<&'a Sentence> {
        self.timeline.sentence(self.at)
    }

    /// The point that gives the gauge its value; none if it has none yet.
    pub fn gauge(&self, name: &str) -> Option<&'a GaugePoint> {
        self.timeline.gauges.iter().find(|gauge| gauge.name == name)?.point(self.at)
    }

    /// The lines that are in the log.
    pub fn log(&self) -> &'a [LogLine] {
        self.timeline.log_until(self.at)
    }
}

impl Gauge {
    /// The point that holds at `at`; none before the first.
    pub fn point(&self, at: Instant) -> Option<&GaugePoint> {
        last(&self.points, |point| point.at <= at)
    }
}

impl Timeline {
    /// The step at an address, in its last attempt.
    pub fn step(&self, address: &str) -> Option<(StepId, &Step)> {
        let (index, step) = self.steps.iter().enumerate().rfind(|(_, step)| step.address == address)?;
        Some((StepId(index as u32), step))
    }

    /// The sentence that is being told at `at`: the last one begun.
    pub fn sentence(&self, at: Instant) -> Option<&Sentence> {
        last(&self.narration, |sentence| sentence.at <= at)
    }

    /// The lines that are in the log at `at`.
    pub fn log_until(&self, at: Instant) -> &[LogLine] {
        self.log.get(..self.log.partition_point(|line| line.at <= at)).unwrap_or_default()
    }

    /// The last moment before `at`.
    pub fn moment_before(&self, at: Instant) -> Option<&Moment> {
        last(&self.moments, |moment| moment.at < at)
    }

    /// The first moment after `at`.
    pub fn moment_after(&self, at: Instant) -> Option<&Moment> {
        self.moments.get(self.moments.partition_point(|moment| moment.at <= at))
    }
}

/// The last of the sorted `items` for which `is_before` holds.
fn last<T>(items: &[T], is_before: impl Fn(&T) -> bool) -> Option<&T> {
    items.partition_point(is_before).checked_sub(1).and_then(|index| items.get(index))
}
