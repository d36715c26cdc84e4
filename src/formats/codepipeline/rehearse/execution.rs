//! One execution: from stage to stage, and again where someone retries.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::begin::change;
use super::planned::StageSteps;
use super::run::Run;
use super::stage::{Part, StageEnd};
use crate::rehearsal::{Ending, Gate, Instant, Lane, LaneId, MomentKind, Plan, PlannedStep, Process, Status, StepId};

/// How many actions of an execution run at once in PARALLEL mode.
///
/// Source: CodePipeline User Guide, limits, 2026.
const AT_ONCE: usize = 5;

const ONE_STAGE: &str = "AWS does not document whether a rollback goes on into later stages, or whether executions \
                         that wait before its stage enter first. It is played in the one stage, before them.";

/// An execution.
pub struct Execution {
    pub number: usize,
    /// `#1`
    pub name: String,
    pub revision: String,
    pub message: String,
    /// The stage that it rolls back, if it is a rollback.
    pub rolls_back: Option<usize>,
    lane: LaneId,
    /// Its step in the attempt that is under way, or was last.
    pub step: Cell<Option<StepId>>,
    /// Whether it is under way, or may still be retried.
    pub live: Cell<bool>,
    /// Before which stage it waits.
    pub at_door: Cell<Option<usize>>,
    /// The lane of its waits in this attempt.
    pub waits: RefCell<Option<LaneId>>,
    pub superseded_by: Cell<Option<usize>>,
    pub halt: Cell<Halt>,
    /// Why it is stopped.
    pub reason: RefCell<String>,
    /// How often someone has retried it.
    pub retries: Cell<usize>,
    /// The artifacts so far: who made each, and since when it is there.
    pub artifacts: RefCell<BTreeMap<String, (StepId, Instant)>>,
    /// The variables so far, by namespace and name.
    pub variables: RefCell<BTreeMap<(String, String), String>>,
    /// What lets its actions through in PARALLEL mode.
    pub gate: Gate,
    pub word: Cell<&'static str>,
    pub status: Cell<Status>,
    pub why: RefCell<String>,
}

/// What is to end an execution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    None,
    /// Stop and wait.
    Wait,
    /// Stop and abandon.
    Abandon,
    /// The definition is updated.
    Update,
}

/// Where an execution goes on.
pub struct Position {
    pub stage: usize,
    pub part: Part,
    /// Which attempt of that stage it is.
    pub attempt: u32,
}

impl Execution {
    /// An execution that has not begun.
    pub fn new(run: &Run<'_>, number: usize, revision: &str, message: &str) -> Rc<Self> {
        Rc::new(Self::with(run, number, revision, message, None))
    }

    /// An execution that takes a stage back to where `target` had it.
    pub fn rollback(run: &Run<'_>, number: usize, stage: usize, target: &Self) -> Rc<Self> {
        let new = Self::with(run, number, &target.revision, &target.message, Some(stage));
        new.artifacts.replace(target.artifacts.borrow().clone());
        new.variables.replace(target.variables.borrow().clone());
        Rc::new(new)
    }

    pub fn with(run: &Run<'_>, number: usize, revision: &str, message: &str, rolls_back: Option<usize>) -> Self {
        let name = format!("#{number}");
        // The one before the rehearsal has no lane of its own.
        let lane = if number == 0 { LaneId(0) } else { run.sim.lane(Lane::new("execution", &name)) };
        Self {
            number,
            name,
            revision: revision.to_owned(),
            message: message.to_owned(),
            rolls_back,
            lane,
            step: Cell::new(None),
            live: Cell::new(true),
            at_door: Cell::new(None),
            waits: RefCell::default(),
            superseded_by: Cell::new(None),
            halt: Cell::new(Halt::None),
            reason: RefCell::default(),
            retries: Cell::new(0),
            artifacts: RefCell::default(),
            variables: RefCell::default(),
            gate: Gate::new(if run.is_parallel() { AT_ONCE } else { usize::MAX }),
            word: Cell::new("InProgress"),
            status: Cell::new(Status::Succeeded),
            why: RefCell::default(),
        }
    }

    pub fn is_rollback(&self) -> bool {
        self.rolls_back.is_some()
    }

    /// Its step, planned for an attempt.
    pub fn planned(&self, run: &Run<'_>, attempt: u32) -> PlannedStep {
        let kind = if self.is_rollback() { "rollback" } else { "execution" };
        let label = match self.message.as_str() {
            "" => self.revision.clone(),
            message => format!("{} {message}", self.revision),
        };
        let step =
            run.sim.plan(Plan::new(self.lane, kind, &self.name, label).attempt(attempt).written(run.plan.place));
        if self.is_rollback() {
            step.assume(ONE_STAGE);
        }
        self.step.set(Some(step.id()));
        step
    }

    /// Notes how it ended.
    pub fn ended(&self, status: Status, word: &'static str, why: &str) {
        self.status.set(status);
        self.word.set(word);
        self.why.replace(why.to_owned());
    }

    /// How it ends where it is halted; `idle` where nothing of it runs.
    pub fn halting(&self, idle: bool) -> Ending {
        let reason = self.reason.borrow();
        let reason = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
        let (word, why) = match self.halt.get() {
            Halt::Update => ("Cancelled", "The pipeline was updated.".to_owned()),
            Halt::Abandon if !idle => {
                ("Stopped", format!("Someone stopped {} and abandoned its actions{reason}.", self.name))
            }
            _ => ("Stopped", format!("Someone stopped {}{reason}.", self.name)),
        };
        Ending::new(Status::Stopped)
            .detail(word)
            .why(why.clone())
            .left_out(format!("Did not run: {} was stopped.", self.name))
    }
}

impl Run<'_> {
    /// Plays an execution, and again as often as someone retries it.
    pub fn play<'r>(&'r self, execution: &'r Rc<Execution>) -> Process<'r> {
        Box::pin(async move {
            let first = execution.rolls_back.unwrap_or(0);
            let mut position = Position { stage: first, part: Part::whole(), attempt: 1 };
            let mut attempt = 1;
            loop {
                self.live.set(self.live.get() + 1);
                let failed = self.attempt(execution, &position, attempt).await;
                self.live.set(self.live.get().saturating_sub(1));
                let Some(failed) = failed else { return };
                if failed.rolls_back {
                    self.roll_back(execution, failed.stage).await;
                }
                let Some(next) = self.resumed(execution, failed).await else { return };
                execution.halt.set(Halt::None);
                position = next;
                attempt += 1;
            }
        })
    }

    /// Plays an attempt. Returns where it failed or was stopped inside a stage, from where it could be retried.
    async fn attempt(&self, execution: &Rc<Execution>, from: &Position, attempt: u32) -> Option<Failed> {
        let step = execution.planned(self, attempt);
        execution.waits.replace(None);
        step.start();
        let to = if execution.is_rollback() { from.stage + 1 } else { self.plan.stages.len() };
        let mut steps: Vec<StageSteps> = Vec::new();
        for stage in from.stage..to {
            let part = if stage == from.stage { from.part.clone() } else { Part::whole() };
            let attempt = if stage == from.stage { from.attempt } else { 1 };
            steps.extend(self.plan_stage(execution, stage, &step, part, attempt));
        }
        for stage_steps in &steps {
            let stage = stage_steps.index;
            if let Err(ending) = self.enter(execution, stage, step.id()).await {
                self.close(execution, &step, &ending);
                return None;
            }
            let end = self.through(execution, stage_steps, &step).await;
            self.leave(execution, stage);
            let name = &stage_steps.plan.name;
            match end {
                StageEnd::Succeeded => {
                    if let Some(door) = self.doors.get(stage).filter(|_| !execution.is_rollback()) {
                        door.good.borrow_mut().push(execution.clone());
                    }
                }
                StageEnd::Skipped => {}
                StageEnd::Halted => {
                    let ending = execution.halting(false);
                    self.close(execution, &step, &ending);
                    let retriable = execution.halt.get() != Halt::Update;
                    return retriable.then(|| Failed::at(stage, stage_steps));
                }
                StageEnd::Failed(failure) => {
                    let why = format!("`{name}` failed. {}", failure.why);
                    let left_out = format!("Did not run: `{name}` failed.");
                    let ending = Ending::new(Status::Failed).detail("Failed").why(why).left_out(left_out);
                    self.close(execution, &step, &ending);
                    let mut failed = Failed::at(stage, stage_steps);
                    failed.rolls_back = failure.rolls_back;
                    failed.condition = failure.condition;
                    return Some(failed);
                }
            }
        }
        self.close(execution, &step, &Ending::new(Status::Succeeded).detail("Succeeded"));
        None
    }

    /// Closes an execution and all that is open in it.
    fn close(&self, execution: &Execution, step: &PlannedStep, ending: &Ending) {
        self.sim.close_under(step.id(), ending);
        step.close(ending);
        let word = match ending.detail.as_deref() {
            Some("Succeeded") => "Succeeded",
            Some("Superseded") => "Superseded",
            Some("Cancelled") => "Cancelled",
            Some("Stopped") => "Stopped",
            Some("InProgress") => "InProgress",
            _ => "Failed",
        };
        execution.ended(ending.status, word, ending.why.as_deref().unwrap_or_default());
        if ending.status != Status::Superseded {
            self.sim.moment(MomentKind::End, format!("{} {word}", execution.name), Some(step.id()));
        }
        let what = change(&execution.revision, &execution.message);
        match word {
            "Succeeded" if execution.is_rollback() => {
                self.sim.say(
                    format!("The rollback {} ends as Succeeded: the stage is back at {what}.", execution.name),
                    Some(step.id()),
                );
            }
            "Superseded" | "InProgress" => {}
            _ => self.sim.say(format!("{} ends as {word}.", execution.name), Some(step.id())),
        }
    }
}

/// Where an execution failed.
pub struct Failed {
    pub stage: usize,
    /// Which of the stage's actions succeeded.
    pub done: Vec<bool>,
    /// Which attempt of the stage it was.
    pub attempt: u32,
    /// Whether a rollback follows.
    pub rolls_back: bool,
    /// The condition through which it failed: its key in the file.
    pub condition: Option<&'static str>,
    /// When.
    pub at: Instant,
}

impl Failed {
    fn at(stage: usize, steps: &StageSteps) -> Self {
        let (attempt, at, done) = steps.state();
        Self { stage, done, attempt, rolls_back: false, condition: None, at }
    }
}
