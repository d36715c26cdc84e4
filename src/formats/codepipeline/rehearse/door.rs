//! The way into a stage: its lock, its inbound transition and who waits before it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::execution::{Execution, Halt};
use super::run::Run;
use crate::formats::codepipeline::model::ExecutionMode;
use crate::rehearsal::{Ending, Lane, MomentKind, Plan, Status, StepId};

const DAY: u64 = 24 * 60 * 60 * 1000;

/// How long a wait before a disabled transition lasts at most: after it the execution does not go on.
///
/// Source: CodePipeline User Guide, transitions, 2026.
const LONGEST_WAIT: u64 = 30 * DAY;

/// How long a wait is shown that nothing ends.
const SHOWN: u64 = 60_000;

/// The way into a stage.
pub struct Door {
    /// Whether the inbound transition is enabled.
    pub enabled: Cell<bool>,
    /// Why it is not.
    pub reason: RefCell<String>,
    /// The number of the execution that is inside.
    pub holder: Cell<Option<usize>>,
    /// The number of the last that entered.
    pub last: Cell<usize>,
    /// Those that wait, in the order of their entry.
    waiting: RefCell<Vec<Rc<Execution>>>,
    /// Those that succeeded here and are no rollbacks, the last one last.
    pub good: RefCell<Vec<Rc<Execution>>>,
}

impl Default for Door {
    fn default() -> Self {
        Self {
            enabled: Cell::new(true),
            reason: RefCell::default(),
            holder: Cell::new(None),
            last: Cell::new(0),
            waiting: RefCell::default(),
            good: RefCell::default(),
        }
    }
}

impl Door {
    fn is_open(&self, execution: &Execution, is_parallel: bool) -> bool {
        let first = self.waiting.borrow().first().is_some_and(|first| first.number == execution.number);
        let passes = execution.is_rollback() || self.enabled.get();
        passes && (is_parallel || (first && self.holder.get().is_none()))
    }

    fn forget(&self, execution: &Execution) {
        self.waiting.borrow_mut().retain(|other| other.number != execution.number);
    }
}

impl Run<'_> {
    /// Waits before a stage until `execution` can enter, and enters.
    ///
    /// # Errors
    /// How the execution ends, if it never enters.
    pub async fn enter(&self, execution: &Rc<Execution>, stage: usize, step: StepId) -> Result<(), Ending> {
        let Some(door) = self.doors.get(stage) else { return Ok(()) };
        if self.plan.mode == ExecutionMode::Superseded && !execution.is_rollback() {
            for other in door.waiting.borrow().iter().filter(|other| !other.is_rollback()) {
                other.superseded_by.set(Some(execution.number));
            }
            door.waiting.borrow_mut().retain(|other| other.is_rollback());
        }
        let at = if execution.is_rollback() { 0 } else { door.waiting.borrow().len() };
        door.waiting.borrow_mut().insert(at, execution.clone());
        let halted = || execution.halt.get() != Halt::None || execution.superseded_by.get().is_some();
        let entered = if !halted() && door.is_open(execution, self.is_parallel()) {
            Ok(())
        } else {
            execution.at_door.set(Some(stage));
            let waited = self.wait(execution, door, stage, step).await;
            execution.at_door.set(None);
            waited
        };
        door.forget(execution);
        if entered.is_ok() {
            door.last.set(execution.number);
            if !self.is_parallel() {
                door.holder.set(Some(execution.number));
                self.show_inside(stage, &execution.name);
            }
        }
        entered
    }

    async fn wait(&self, execution: &Execution, door: &Door, stage: usize, step: StepId) -> Result<(), Ending> {
        let name = self.plan.stages.get(stage).map_or("", |stage| stage.name.as_str());
        let why = self.why_waiting(execution, door, name);
        let lane = *execution
            .waits
            .borrow_mut()
            .get_or_insert_with(|| self.sim.lane(Lane::new("waits", "Waits").under(step)));
        let address = format!("{}.{name}.wait", execution.name);
        let wait = self.sim.plan(Plan::new(lane, "wait", address, format!("before {name}")).under(step));
        wait.start();
        self.sim.say(format!("{} waits before `{name}`: {why}.", execution.name), Some(wait.id()));
        let since = self.sim.now();
        let is_parallel = self.is_parallel();
        let is_over = || {
            execution.superseded_by.get().is_some()
                || execution.halt.get() != Halt::None
                || door.is_open(execution, is_parallel)
        };
        self.sim.until_or(since.after(LONGEST_WAIT), || is_over() || self.is_still()).await;
        if !is_over() && self.is_still() {
            self.sim.until(since.after(SHOWN)).await;
        }
        let ending = if let Some(newer) = execution.superseded_by.get() {
            let why = format!("#{newer} took its place before `{name}`.");
            self.sim.moment(MomentKind::Jump, format!("{} superseded", execution.name), Some(wait.id()));
            self.sim.say(
                format!("{} was replaced by #{newer} before it reached `{name}`.", execution.name),
                Some(wait.id()),
            );
            Ending::new(Status::Superseded).detail("Superseded").why(why)
        } else if execution.halt.get() != Halt::None {
            execution.halting(true)
        } else if door.is_open(execution, is_parallel) {
            wait.close(&Ending::new(Status::Succeeded).why(format!("Waited: {why}.")));
            return Ok(());
        } else {
            let why = format!(
                "It waits before `{name}`, and nobody enables the transition. After 30 days it does not go on."
            );
            self.sim.say(
                format!("{} stays before `{name}`: nobody enables the transition.", execution.name),
                Some(wait.id()),
            );
            Ending::new(Status::Stopped).detail("InProgress").why(why)
        };
        let ending = ending.left_out(format!("Did not run: {} never entered `{name}`.", execution.name));
        wait.close(&ending);
        Err(ending)
    }

    fn why_waiting(&self, execution: &Execution, door: &Door, name: &str) -> String {
        if !door.enabled.get() && !execution.is_rollback() {
            let reason = door.reason.borrow();
            let reason = if reason.is_empty() { String::new() } else { format!(" (“{reason}”)") };
            return format!("its inbound transition is disabled{reason}");
        }
        let ahead = door.waiting.borrow().first().filter(|first| first.number != execution.number).cloned();
        match (ahead, door.holder.get()) {
            (Some(ahead), _) => format!("{} is before it in the queue", ahead.name),
            (None, Some(holder)) => format!("`{name}` is occupied by #{holder}"),
            (None, None) => format!("`{name}` is not free"),
        }
    }

    /// Lets a stage go.
    pub fn leave(&self, execution: &Execution, stage: usize) {
        let Some(door) = self.doors.get(stage) else { return };
        if door.holder.get() == Some(execution.number) {
            door.holder.set(None);
            self.show_inside(stage, "");
        }
    }

    fn show_inside(&self, stage: usize, name: &str) {
        if let Some(stage) = self.plan.stages.get(stage) {
            self.sim.gauge(&format!("inside {}", stage.name), name, None, None);
        }
    }
}
