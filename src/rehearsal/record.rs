//! What a run records: its timeline in the making.

use std::collections::BTreeSet;

use super::limits::{Limit, MAX_ENTRIES};
use super::{
    Contained, Ending, Fact, Gauge, GaugePoint, Handover, Input, Instant, Lane, LaneId, LogLine, Moment, MomentKind,
    Outcome, Product, Sentence, Sim, Span, Status, Step, StepId, Timeline,
};

/// A timeline in the making.
#[derive(Default)]
pub(super) struct Record {
    scene: String,
    title: String,
    lanes: Vec<Lane>,
    steps: Vec<Step>,
    open: BTreeSet<StepId>,
    moments: Vec<Moment>,
    gauges: Vec<Gauge>,
    log: Vec<LogLine>,
    narration: Vec<Sentence>,
    inputs: Vec<Input>,
    results: Vec<Product>,
    handovers: Vec<Handover>,
    contained: Vec<Contained>,
    inner: Vec<Timeline>,
}

impl Record {
    pub(super) fn new(scene: String, title: String) -> Self {
        Self { scene, title, ..Self::default() }
    }

    /// Plans a step, unless there is no room for it or for what it lies on.
    pub(super) fn plan(&mut self, step: Step) -> Option<StepId> {
        if step.lane.0 as usize >= self.lanes.len() || step.parent != self.known(step.parent) {
            return None;
        }
        let id = push(&mut self.steps, step).map(StepId)?;
        self.open.insert(id);
        Some(id)
    }

    pub(super) fn is_running(&self, id: StepId) -> bool {
        let started = self.steps.get(id.0 as usize).is_some_and(|step| step.start.is_some());
        started && self.open.contains(&id)
    }

    pub(super) fn start(&mut self, id: StepId, now: Instant) {
        if let Some(step) = self.open_step(id) {
            step.start.get_or_insert(now);
        }
    }

    pub(super) fn assume(&mut self, id: StepId, why: String) {
        if let Some(step) = self.steps.get_mut(id.0 as usize) {
            step.assumed = Some(why);
        }
    }

    pub(super) fn close(&mut self, id: StepId, ending: &Ending, now: Instant) {
        if let Some(step) = self.open_step(id) {
            ending.close(step, now);
            self.open.remove(&id);
        }
    }

    pub(super) fn close_under(&mut self, parent: StepId, ending: &Ending, now: Instant) {
        // A parent comes before its children, so one pass in their order finds them at any depth.
        let mut under = BTreeSet::from([parent]);
        let later = self.steps.iter().enumerate().skip(parent.0 as usize + 1);
        for (at, step) in later {
            if step.parent.is_some_and(|parent| under.contains(&parent)) {
                under.insert(StepId(at as u32));
            }
        }
        under.remove(&parent);
        for id in under {
            self.close(id, ending, now);
        }
    }

    /// The step, if there was room for it.
    fn known(&self, step: Option<StepId>) -> Option<StepId> {
        step.filter(|id| (id.0 as usize) < self.steps.len())
    }

    fn open_step(&mut self, id: StepId) -> Option<&mut Step> {
        if self.open.contains(&id) { self.steps.get_mut(id.0 as usize) } else { None }
    }

    /// The finished timeline. A step that nobody closed ends with the run.
    pub(super) fn finish(mut self, outcome: Outcome) -> Timeline {
        let unsaid = Ending::unsaid();
        for id in std::mem::take(&mut self.open) {
            if let Some(step) = self.steps.get_mut(id.0 as usize) {
                unsaid.close(step, outcome.at);
            }
        }
        Timeline {
            scene: self.scene,
            title: self.title,
            lanes: self.lanes,
            steps: self.steps,
            moments: self.moments,
            gauges: self.gauges,
            log: self.log,
            narration: self.narration,
            inputs: self.inputs,
            results: self.results,
            handovers: self.handovers,
            contained: self.contained,
            inner: self.inner,
            outcome,
        }
    }
}

/// Appends `entry` and returns its index, unless there is no more room.
fn push<T>(entries: &mut Vec<T>, entry: T) -> Option<u32> {
    if entries.len() >= MAX_ENTRIES {
        return None;
    }
    entries.push(entry);
    Some(entries.len() as u32 - 1)
}

impl Sim {
    /// Records something; a full timeline ends the run.
    pub(super) fn record<T>(&self, entry: impl FnOnce(&mut Record) -> Option<T>) -> Option<T> {
        let recorded = entry(&mut self.core.record.borrow_mut());
        if recorded.is_none() {
            self.core.limit.set(Some(Limit::Entries));
        }
        recorded
    }

    /// Adds a track.
    pub fn lane(&self, lane: Lane) -> LaneId {
        // A lane for which there was no room holds no steps either: the run is over.
        let added = self.record(|record| {
            let parent = record.known(lane.parent);
            push(&mut record.lanes, Lane { parent, ..lane })
        });
        LaneId(added.unwrap_or(u32::MAX))
    }

    /// Settles which lanes must be done before `lane` begins, where they were not known when it was added.
    pub fn lane_after(&self, lane: LaneId, before: Vec<LaneId>) {
        if let Some(lane) = self.core.record.borrow_mut().lanes.get_mut(lane.0 as usize) {
            lane.after = before;
        }
    }

    /// Marks this instant.
    pub fn moment(&self, kind: MomentKind, label: impl Into<String>, step: Option<StepId>) {
        let mut moment = Moment { at: self.now(), label: label.into(), kind, step };
        self.record(|record| {
            moment.step = record.known(step);
            push(&mut record.moments, moment)
        });
    }

    /// Says that from now on the gauge `name` has `value`. The same value, no more or less assumed, changes nothing.
    pub fn gauge(&self, name: &str, value: impl Into<String>, why: Option<String>, assumed: Option<String>) {
        let point = GaugePoint { at: self.now(), value: value.into(), why, assumed };
        self.record(|record| {
            let index = record.gauges.iter().position(|gauge| gauge.name == name);
            let index = match index {
                Some(index) => index,
                None => push(&mut record.gauges, Gauge { name: name.to_owned(), points: Vec::new() })? as usize,
            };
            let points = &mut record.gauges.get_mut(index)?.points;
            match points.last_mut() {
                Some(last) if last.value == point.value && last.assumed == point.assumed => Some(0),
                Some(last) if last.at == point.at => {
                    *last = point;
                    Some(0)
                }
                _ => push(points, point),
            }
        });
    }

    /// Writes a line into the service's log.
    pub fn log(&self, text: impl Into<String>, step: Option<StepId>) {
        self.log_line(text.into(), step, false);
    }

    /// Writes a line that tells of a failure into the service's log.
    pub fn log_failure(&self, text: impl Into<String>, step: Option<StepId>) {
        self.log_line(text.into(), step, true);
    }

    fn log_line(&self, text: String, step: Option<StepId>, bad: bool) {
        let mut line = LogLine { at: self.now(), text, step, bad };
        self.record(|record| {
            line.step = record.known(step);
            push(&mut record.log, line)
        });
    }

    /// Tells a sentence of the story.
    pub fn say(&self, text: impl Into<String>, step: Option<StepId>) {
        let mut sentence = Sentence { at: self.now(), text: text.into(), step };
        self.record(|record| {
            sentence.step = record.known(step);
            push(&mut record.narration, sentence)
        });
    }

    /// Lists something that the run is given.
    pub fn input(&self, input: Input) {
        self.record(|record| push(&mut record.inputs, input));
    }

    /// Settles what becomes of something that the run was to leave behind.
    pub fn product(&self, product: Product) {
        self.record(|record| push(&mut record.results, product));
    }

    /// Says that one step hands something to another, where both are known.
    pub fn handover(&self, handover: Handover) {
        self.record(|record| match record.known(Some(handover.from)).and(record.known(Some(handover.to))) {
            Some(_) => push(&mut record.handovers, handover),
            None => Some(0),
        });
    }

    /// Lets the step contain the rehearsal of another file, which begins when the step starts. A rehearsal that is
    /// contained already is not kept twice.
    pub fn contain(&self, step: StepId, file: impl Into<String>, run: Timeline) {
        let file = file.into();
        self.record(|record| {
            let Some(step) = record.known(Some(step)) else { return Some(0) };
            let run = match record.inner.iter().position(|other| *other == run) {
                Some(at) => at as u32,
                None => push(&mut record.inner, run)?,
            };
            push(&mut record.contained, Contained { step, file, run })
        });
    }

    /// How the run ends, now: the status and the service's own word for it.
    pub fn outcome(&self, status: Status, word: impl Into<String>) -> Outcome {
        Outcome { status, word: word.into(), at: self.now(), why: None, assumed: None }
    }
}

impl Lane {
    /// A track of a kind that is named in the format's own word.
    pub fn new(kind: &str, name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kind: kind.to_owned(),
            parent: None,
            after: Vec::new(),
            place: None,
            facts: Vec::new(),
        }
    }

    /// It belongs to the step `parent`.
    #[must_use]
    pub fn under(mut self, parent: StepId) -> Self {
        self.parent = Some(parent);
        self
    }

    /// It begins when all of `lanes` are done.
    #[must_use]
    pub fn after(mut self, lanes: Vec<LaneId>) -> Self {
        self.after = lanes;
        self
    }

    /// It is declared at `place`.
    #[must_use]
    pub fn written(mut self, place: Option<Span>) -> Self {
        self.place = place;
        self
    }

    /// Something is fixed about it, in the format's own words.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl Into<String>) -> Self {
        self.facts.push(Fact { name: name.to_owned(), value: value.into() });
        self
    }

    /// The value of the fact of that name, the first of several.
    pub fn told(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|fact| fact.name == name).map(|fact| fact.value.as_str())
    }
}
