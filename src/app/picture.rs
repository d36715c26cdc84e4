//! A timeline together with the text from which it came: which step stands in which line, and how the lines fare.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Serialize;

use super::marks::units;
use crate::rehearsal::{Instant, MomentKind, Playback, Status, Step, StepId, StepState, Timeline};
use crate::syntax::{LineIndex, Span};

/// A timeline together with its text.
pub struct Picture {
    /// All that happens.
    pub timeline: Rc<Timeline>,
    /// Its index.
    pub playback: Rc<Playback>,
    /// The text.
    pub text: Rc<str>,
    lines: LineIndex,
    /// The steps that stand in the text, with their first and last line, from 1.
    placed: Vec<Placed>,
}

struct Placed {
    step: StepId,
    first: u32,
    last: u32,
    /// Whether no part of it stands in the text.
    leaf: bool,
}

/// How the lines fare at an instant, as the editor is told.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Run {
    lines: Vec<LineRun>,
    now: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct LineRun {
    line: u32,
    status: &'static str,
    title: Option<String>,
    /// Which attempt it tells of, 0 before any has begun, and how much it asks for a look.
    #[serde(skip)]
    rank: (u32, u8),
}

impl Picture {
    /// The picture of a timeline that came from `text`.
    pub fn new(timeline: Timeline, text: Rc<str>) -> Self {
        let lines = LineIndex::new(&text);
        let holds = holders(&timeline.steps);
        let placed = timeline.steps.iter().enumerate().filter_map(|(index, step)| {
            let (first, last) = line_range(&lines, step.place?);
            let leaf = !holds.get(index).copied().unwrap_or_default();
            Some(Placed { step: StepId(index as u32), first, last, leaf })
        });
        let placed = placed.collect();
        let playback = Rc::new(Playback::new(&timeline));
        Self { timeline: Rc::new(timeline), playback, text, lines, placed }
    }

    /// The step, if it is there.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.timeline.steps.get(id.0 as usize)
    }

    /// The innermost step that stands in that line, from 1; of several attempts the one that `now` has come to.
    pub fn step_at(&self, line: u32, now: Instant) -> Option<StepId> {
        let here = || self.placed.iter().filter(|placed| placed.first <= line && line <= placed.last);
        let innermost = here().map(|placed| placed.last - placed.first).min()?;
        let attempts = || here().filter(|placed| placed.last - placed.first == innermost).map(|placed| placed.step);
        let begun = |id: &StepId| self.step(*id).and_then(|step| step.start).is_some_and(|start| start <= now);
        attempts().rfind(begun).or_else(|| attempts().next())
    }

    /// How the lines fare at `now`.
    pub fn run(&self, now: Instant) -> Run {
        let mut lines: BTreeMap<u32, LineRun> = BTreeMap::new();
        let mut current = None;
        for placed in self.placed.iter().filter(|placed| placed.leaf) {
            let Some(step) = self.step(placed.step) else { continue };
            let state = self.playback.state(placed.step, now);
            if state == StepState::InProgress {
                current = Some(placed.first);
            }
            let run = LineRun::of(placed.first, step, state);
            // Of several attempts in one line the last that began tells; of one attempt on several lanes the one that
            // runs, else one that has failed.
            if lines.get(&placed.first).is_none_or(|other| other.rank <= run.rank) {
                lines.insert(placed.first, run);
            }
        }
        for product in &self.timeline.results {
            let Some(place) = product.place else { continue };
            let line = line_range(&self.lines, place).0;
            let (status, title) = match (product.at <= now, product.kept) {
                (false, _) => ("pending", None),
                (true, true) => ("succeeded", Some(product.why.clone())),
                (true, false) => ("skipped", Some(product.why.clone())),
            };
            lines.entry(line).or_insert(LineRun { line, status, title, rank: (0, 0) });
        }
        Run { lines: lines.into_values().collect(), now: current }
    }

    /// The playhead at which the run is worth seeing first: where something fails, else its end.
    pub fn worth_seeing(&self) -> Instant {
        let failure = self.timeline.moments.iter().find(|moment| moment.kind == MomentKind::Failure);
        failure.map_or(self.playback.end(), |moment| moment.at)
    }

    /// Where a span of the text begins and ends in UTF-16 units.
    pub fn units(&self, span: Span) -> (u32, u32) {
        units(span, &self.text, &self.lines)
    }
}

impl LineRun {
    fn of(line: u32, step: &Step, state: StepState) -> Self {
        let (status, rank) = match state {
            StepState::Pending => ("pending", (0, 0)),
            StepState::InProgress => ("now", (step.attempt, 2)),
            StepState::Ended(status) if step.start.is_none() => (word(status), (0, 0)),
            StepState::Ended(status) => (word(status), (step.attempt, u8::from(status != Status::Succeeded))),
        };
        let ended = matches!(state, StepState::Ended(_));
        let title = step.detail.as_ref().or(step.why.as_ref()).filter(|_| ended);
        // That it did not run is what its status says.
        let title = title.map(|title| title.strip_prefix("Did not run: ").unwrap_or(title).to_owned());
        Self { line, status, title, rank }
    }
}

/// For each step, whether a part of it, however deep, stands in the text.
fn holders(steps: &[Step]) -> Vec<bool> {
    let mut holds = vec![false; steps.len()];
    // A parent comes before its parts, so that from the end each part is known before its parent is asked.
    for (index, step) in steps.iter().enumerate().rev() {
        let stands = step.place.is_some() || holds.get(index).copied().unwrap_or_default();
        if let Some(parent) = step.parent.filter(|_| stands).and_then(|parent| holds.get_mut(parent.0 as usize)) {
            *parent = true;
        }
    }
    holds
}

/// The editor's word for a status.
fn word(status: Status) -> &'static str {
    match status {
        Status::Succeeded => "succeeded",
        Status::Failed => "failed",
        Status::TimedOut => "timed_out",
        Status::Stopped => "stopped",
        Status::Skipped | Status::Superseded => "skipped",
    }
}

/// The first and the last line of a span, from 1.
fn line_range(lines: &LineIndex, span: Span) -> (u32, u32) {
    // A span that ends at the beginning of a line does not reach into it.
    let end = if span.is_empty() { span.end } else { span.end - 1 };
    (lines.line_of(span.start) as u32 + 1, lines.line_of(end) as u32 + 1)
}

/// Pictures are the same if they are one and the same: comparing them would cost more than drawing.
impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
