//! A timeline, its index, and what the pictures ask of them again and again.

use std::rc::Rc;

use crate::rehearsal::{Instant, Lane, LaneId, Playback, Status, Step, StepId, StepState, Timeline};
use crate::syntax::Span;

/// A timeline and its index. It equals itself alone: comparing two runs is comparing two pointers.
#[derive(Debug, Clone)]
pub struct Run(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    timeline: Rc<Timeline>,
    playback: Rc<Playback>,
    /// The steps of each lane, in the order of planning.
    on_lane: Vec<Vec<StepId>>,
    /// The lanes that belong to each step.
    lanes_of: Vec<Vec<LaneId>>,
}

impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Run {
    /// The run of a timeline; `playback` is its index.
    pub fn new(timeline: Rc<Timeline>, playback: Rc<Playback>) -> Self {
        let mut on_lane = vec![Vec::new(); timeline.lanes.len()];
        for (index, step) in timeline.steps.iter().enumerate() {
            if let Some(lane) = on_lane.get_mut(step.lane.0 as usize) {
                lane.push(StepId(index as u32));
            }
        }
        let mut lanes_of = vec![Vec::new(); timeline.steps.len()];
        for (index, lane) in timeline.lanes.iter().enumerate() {
            if let Some(lanes) = lane.parent.and_then(|step| lanes_of.get_mut(step.0 as usize)) {
                lanes.push(LaneId(index as u32));
            }
        }
        Self(Rc::new(Inner { timeline, playback, on_lane, lanes_of }))
    }

    /// The timeline.
    pub fn timeline(&self) -> &Timeline {
        &self.0.timeline
    }

    /// The step; none if the timeline has no such step.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.0.timeline.steps.get(id.0 as usize)
    }

    /// The lane; none if the timeline has no such lane.
    pub fn lane(&self, id: LaneId) -> Option<&Lane> {
        self.0.timeline.lanes.get(id.0 as usize)
    }

    /// Every lane of a kind, in order.
    pub fn lanes<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (LaneId, &'a Lane)> {
        let lanes = self.0.timeline.lanes.iter().enumerate().filter(move |(_, lane)| lane.kind == kind);
        lanes.map(|(index, lane)| (LaneId(index as u32), lane))
    }

    /// The steps on a lane, in the order of planning.
    pub fn on(&self, lane: LaneId) -> &[StepId] {
        self.0.on_lane.get(lane.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The lanes that belong to a step.
    pub fn lanes_of(&self, step: StepId) -> &[LaneId] {
        self.0.lanes_of.get(step.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The steps of which a step is made, lane after lane.
    pub fn parts(&self, step: StepId) -> impl Iterator<Item = StepId> {
        self.lanes_of(step).iter().flat_map(|lane| self.on(*lane)).copied()
    }

    /// Where a step is written, with all its parts.
    pub fn place(&self, step: StepId) -> Option<Span> {
        let own = self.step(step)?.place?;
        let parts = self.parts(step).filter_map(|part| self.step(part)?.place);
        Some(parts.fold(own, Span::join))
    }

    /// The step and those that hold it, from the inside out.
    pub fn holders(&self, step: StepId) -> impl Iterator<Item = StepId> {
        std::iter::successors(Some(step), |step| self.step(*step)?.parent)
    }

    /// The instance of a fleet on which a step runs.
    pub fn instance(&self, step: StepId) -> Option<&str> {
        let lane = |id| self.lane(self.step(id)?.lane).filter(|lane| lane.kind == "instance");
        let name = &self.holders(step).find_map(lane)?.name;
        name.split(' ').next()
    }

    /// The address that means a step on every instance of its fleet.
    pub fn on_every_instance(&self, step: StepId) -> Option<String> {
        self.instance(step)?;
        self.timeline().without_lane(self.step(step)?)
    }

    /// What a step looks like at `now`.
    pub fn state(&self, step: StepId, now: Instant) -> StepState {
        self.0.playback.state(step, now)
    }

    /// How an attempt of the build on a lane stands at `now`: it runs from its first step to its last.
    pub fn attempt_state(&self, lane: LaneId, attempt: u32, now: Instant) -> StepState {
        let of_attempt = |id: &&StepId| self.step(**id).is_some_and(|step| step.attempt == attempt);
        let steps = || self.on(lane).iter().filter(of_attempt).copied();
        if steps().all(|id| self.state(id, now) == StepState::Pending) {
            return StepState::Pending;
        }
        if steps().any(|id| !matches!(self.state(id, now), StepState::Ended(_))) {
            return StepState::InProgress;
        }
        let worst = steps().find(|id| self.ends_badly(*id)).and_then(|id| self.step(id));
        StepState::Ended(worst.map_or(Status::Succeeded, |step| step.status))
    }

    /// The last instant up to `now` at which anything looks different: a change of a step, or a full second. All
    /// that is drawn by it is drawn once a second, and not once a frame.
    pub fn tick(&self, now: Instant) -> Instant {
        let change = self.0.playback.edges().get((self.0.playback.cursor(now).0 as usize).wrapping_sub(1));
        let second = Instant(now.0 / 1000 * 1000);
        change.map_or(second, |edge| edge.at.max(second))
    }

    /// When the last thing has happened.
    pub fn end(&self) -> Instant {
        self.0.playback.end()
    }

    /// Whether the whole run is over at `now`.
    pub fn is_over(&self, now: Instant) -> bool {
        self.0.timeline.outcome.at <= now
    }

    /// The innermost step in progress at `now`, the last one planned of several.
    pub fn innermost(&self, now: Instant) -> Option<StepId> {
        let running = |id: &StepId| self.state(*id, now) == StepState::InProgress;
        (0..self.0.timeline.steps.len() as u32).rev().map(StepId).find(running)
    }

    /// Whether a step ends badly: it fails, or its time runs out, or someone stops it.
    pub fn ends_badly(&self, step: StepId) -> bool {
        let bad = |step: &Step| matches!(step.status, Status::Failed | Status::TimedOut | Status::Stopped);
        self.step(step).is_some_and(bad)
    }
}
