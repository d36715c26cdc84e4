//! The phases of one build, and the places where it leaves some of them out.

use crate::app::stage::run::Run;
use crate::rehearsal::{Instant, LaneId, Status, StepId, StepState};

/// The phases that a buildspec fills; the others are CodeBuild's own.
const IN_THE_FILE: [&str; 4] = ["INSTALL", "PRE_BUILD", "BUILD", "POST_BUILD"];

/// The phases of one attempt of a build, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Phases {
    /// The run that they are of.
    pub run: Run,
    /// The phases.
    pub steps: Vec<StepId>,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// How many attempts there are.
    pub attempts: u32,
}

/// A line over phases that are left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Jump {
    /// The index of the phase that ends badly.
    pub from: usize,
    /// The index of the phase with which it goes on.
    pub to: usize,
    /// When it jumps.
    pub at: Instant,
    /// The cause, in words.
    pub cause: String,
    /// The cause, in fewer words.
    pub short: String,
}

impl Phases {
    /// The phases of the build that belongs to `holder`, or of the whole run: of the attempt that `selected` is part
    /// of, else of the one that runs at `now`. None if there is no such build.
    pub fn of(run: &Run, holder: Option<StepId>, selected: Option<StepId>, now: Instant) -> Option<Self> {
        let (lane, _) = run.lanes("phases").find(|(_, lane)| lane.parent == holder)?;
        let steps = run.on(lane);
        let attempt_of = |id: StepId| run.step(id).map(|step| step.attempt);
        let attempts = steps.iter().filter_map(|id| attempt_of(*id)).max()?;
        let chosen = selected.and_then(|step| run.holders(step).find(|holder| steps.contains(holder)));
        let begun = |id: &&StepId| run.step(**id).and_then(|step| step.start).is_some_and(|start| start <= now);
        let running = || steps.iter().rfind(begun).copied();
        let attempt = chosen.or_else(running).and_then(attempt_of).unwrap_or(1);
        let steps = steps.iter().copied().filter(|id| attempt_of(*id) == Some(attempt)).collect();
        Some(Self { run: run.clone(), steps, attempt, attempts })
    }

    /// The first phase of each attempt.
    pub fn first_of_attempts(run: &Run, lane: LaneId) -> Vec<StepId> {
        let mut first = Vec::new();
        let mut last = 0;
        for id in run.on(lane) {
            if let Some(step) = run.step(*id).filter(|step| step.attempt > last) {
                last = step.attempt;
                first.push(*id);
            }
        }
        first
    }

    /// The lane on which they lie.
    pub fn lane(&self) -> Option<LaneId> {
        self.run.step(*self.steps.first()?).map(|step| step.lane)
    }

    /// From which to which index the phases are the file's.
    pub fn in_the_file(&self) -> Option<(usize, usize)> {
        let is_filled = |id: &StepId| self.run.step(*id).is_some_and(|step| IN_THE_FILE.contains(&&*step.label));
        Some((self.steps.iter().position(is_filled)?, self.steps.iter().rposition(is_filled)?))
    }

    /// Every jump over phases that did not run.
    pub fn jumps(&self) -> Vec<Jump> {
        let skipped = |index: usize| {
            let step = self.steps.get(index).and_then(|id| self.run.step(*id));
            step.is_some_and(|step| step.start.is_none() && step.status == Status::Skipped)
        };
        let mut jumps = Vec::new();
        let mut from = 0;
        for to in 1..self.steps.len() {
            if skipped(to) {
                continue;
            }
            if to > from + 1 && !skipped(from) {
                jumps.extend(self.jump(from, to));
            }
            from = to;
        }
        jumps
    }

    fn jump(&self, from: usize, to: usize) -> Option<Jump> {
        let step = |index: usize| self.steps.get(index).and_then(|id| self.run.step(*id));
        let (cause, target, left_out) = (step(from)?, step(to)?, step(from + 1)?);
        let ended = match cause.status {
            Status::Failed => "failed",
            Status::TimedOut => "timed out",
            Status::Stopped => "was stopped",
            Status::Succeeded | Status::Skipped | Status::Superseded => return None,
        };
        let short = format!("{} {ended}", cause.label);
        let cause = if to + 1 == self.steps.len() {
            format!("{short}, so the build ends here")
        } else {
            format!("{short}, so go on here")
        };
        let at = target.start.unwrap_or(left_out.end).max(left_out.end);
        Some(Jump { from, to, at, cause, short })
    }

    /// The phase whose inside is shown: the selected one, else the one in progress, else the first that failed, else
    /// the last that began; of those that have an inside.
    pub fn open(&self, selected: Option<StepId>, now: Instant) -> Option<StepId> {
        let chosen = selected.and_then(|step| self.run.holders(step).find(|holder| self.steps.contains(holder)));
        if chosen.is_some() {
            return chosen;
        }
        let inside: Vec<StepId> =
            self.steps.iter().copied().filter(|id| self.run.parts(*id).next().is_some()).collect();
        let state = |id: &StepId| self.run.state(*id, now);
        let running = inside.iter().find(|id| state(id) == StepState::InProgress);
        let bad = || {
            inside
                .iter()
                .find(|id| matches!(state(id), StepState::Ended(Status::Failed | Status::TimedOut | Status::Stopped)))
        };
        let begun =
            || inside.iter().rfind(|id| self.run.step(**id).and_then(|step| step.start).is_some_and(|s| s <= now));
        // Without any command, the phase that ends the build is what there is to see.
        let own_failure =
            || self.steps.iter().find(|id| self.run.ends_badly(**id) && state(id) != StepState::Pending);
        running.or_else(bad).or_else(own_failure).or_else(begun).or(inside.first()).or(self.steps.first()).copied()
    }
}
