//! Steps are planned before they start, so that those that never do are there too, and say why.

use super::{FaultKind, Instant, LaneId, Sim, Span, Status, Step, StepId};

/// What is known of a step before it runs.
#[derive(Debug, Clone)]
pub struct Plan {
    step: Step,
}

impl Plan {
    /// A step on `lane`: its kind in the format's own word, its address in a scenario, and what it is called.
    pub fn new(lane: LaneId, kind: &str, address: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            step: Step {
                address: address.into(),
                attempt: 1,
                lane,
                parent: None,
                label: label.into(),
                kind: kind.to_owned(),
                place: None,
                start: None,
                end: Instant(0),
                status: Status::Skipped,
                detail: None,
                why: None,
                assumed: None,
                faults: Vec::new(),
                retried: false,
            },
        }
    }

    /// It is a part of `parent`.
    #[must_use]
    pub fn under(mut self, parent: StepId) -> Self {
        self.step.parent = Some(parent);
        self
    }

    /// It is the `attempt`-th, from 1.
    #[must_use]
    pub fn attempt(mut self, attempt: u32) -> Self {
        self.step.attempt = attempt;
        self
    }

    /// It is written at `place`.
    #[must_use]
    pub fn written(mut self, place: Option<Span>) -> Self {
        self.step.place = place;
        self
    }

    /// A person can inject `faults` here.
    #[must_use]
    pub fn faults(mut self, faults: &[FaultKind]) -> Self {
        self.step.faults = faults.to_vec();
        self
    }

    /// Another attempt may follow when it fails.
    #[must_use]
    pub fn retried(mut self, retried: bool) -> Self {
        self.step.retried = retried;
        self
    }

    /// It is an assumption, and `why`.
    #[must_use]
    pub fn assumed(mut self, why: impl Into<String>) -> Self {
        self.step.assumed = Some(why.into());
        self
    }
}

/// How something ends: a step, or all the open steps of work that is dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// How what runs ends.
    pub status: Status,
    /// That in the service's own words.
    pub detail: Option<String>,
    /// Why what runs ends.
    pub why: Option<String>,
    /// Why what has not started never will; `why`, if it says nothing.
    pub left_out: Option<String>,
    /// Why it is an assumption that what runs ends so.
    pub assumed: Option<String>,
    /// Why it is an assumption that what has not started never will.
    pub left_out_assumed: Option<String>,
}

impl Ending {
    /// An ending in `status`, of which nothing more is said yet.
    pub fn new(status: Status) -> Self {
        Self { status, detail: None, why: None, left_out: None, assumed: None, left_out_assumed: None }
    }

    /// Says it in the service's own words.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Says why what runs ends.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    /// Says why what has not started never will.
    #[must_use]
    pub fn left_out(mut self, why: impl Into<String>) -> Self {
        self.left_out = Some(why.into());
        self
    }

    /// Says why it is an assumption that what runs ends so.
    #[must_use]
    pub fn assumed(mut self, why: Option<String>) -> Self {
        self.assumed = why;
        self
    }

    /// Says why it is an assumption that what has not started never will.
    #[must_use]
    pub fn left_out_assumed(mut self, why: Option<String>) -> Self {
        self.left_out_assumed = why;
        self
    }

    /// Closes a step that is open.
    pub(super) fn close(&self, step: &mut Step, at: Instant) {
        step.end = at;
        let assumed = if step.start.is_some() { &self.assumed } else { &self.left_out_assumed };
        if assumed.is_some() {
            step.assumed.clone_from(assumed);
        }
        if step.start.is_some() {
            step.status = self.status;
            step.detail.clone_from(&self.detail);
            step.why.clone_from(&self.why);
        } else {
            step.status = if self.status == Status::Superseded { Status::Superseded } else { Status::Skipped };
            let why = self.left_out.as_ref().or(self.why.as_ref());
            step.why = Some(why.map_or_else(|| "Did not run: its turn never came.".to_owned(), String::clone));
        }
    }

    /// The ending of a step that is dropped without a word.
    pub(super) fn unsaid() -> Self {
        Self::new(Status::Stopped).why("Ended with the run.").left_out("Did not run: the run ended before its turn.")
    }
}

/// A step in the run. It starts at most once and is closed exactly once; what comes later has no effect.
/// Dropped while it is open, it is closed by whatever ends the work that held it.
#[must_use]
pub struct PlannedStep {
    sim: Sim,
    id: Option<StepId>,
}

impl Sim {
    /// Plans a step.
    pub fn plan(&self, plan: Plan) -> PlannedStep {
        PlannedStep { sim: self.clone(), id: self.record(|record| record.plan(plan.step)) }
    }

    /// Closes every open step under `parent`, at any depth.
    pub fn close_under(&self, parent: StepId, ending: &Ending) {
        let now = self.now();
        self.record(|record| {
            record.close_under(parent, ending, now);
            Some(())
        });
    }
}

impl PlannedStep {
    /// Its place in the timeline, by which its parts and its lanes name it.
    pub fn id(&self) -> StepId {
        // A step for which there was no room is recorded nowhere, and so is whatever names it.
        self.id.unwrap_or(StepId(u32::MAX))
    }

    /// Starts it.
    pub fn start(&self) {
        let now = self.sim.now();
        self.change(|record, id| record.start(id, now));
    }

    /// Whether it has started and is not over.
    pub fn is_running(&self) -> bool {
        self.id.is_some_and(|id| self.sim.core.record.borrow().is_running(id))
    }

    /// Ends it well.
    pub fn succeed(&self) {
        self.close(&Ending::new(Status::Succeeded));
    }

    /// Ends it badly: `detail` is that in the service's own words.
    pub fn fail(&self, detail: impl Into<String>, why: impl Into<String>) {
        self.close(&Ending::new(Status::Failed).detail(detail).why(why));
    }

    /// Settles that it does not run, and why.
    pub fn skip(&self, why: impl Into<String>) {
        self.close(&Ending::new(Status::Skipped).why(why));
    }

    /// Closes it.
    pub fn close(&self, ending: &Ending) {
        let now = self.sim.now();
        self.change(|record, id| record.close(id, ending, now));
    }

    /// Marks it as an assumption, and why.
    pub fn assume(&self, why: impl Into<String>) {
        let why = why.into();
        self.change(|record, id| record.assume(id, why));
    }

    fn change(&self, change: impl FnOnce(&mut super::record::Record, StepId)) {
        if let Some(id) = self.id {
            change(&mut self.sim.core.record.borrow_mut(), id);
        }
    }
}

impl Drop for PlannedStep {
    fn drop(&mut self) {
        let ending = self.sim.core.ending.borrow().clone().unwrap_or_else(Ending::unsaid);
        self.close(&ending);
    }
}
