//! All executions of a rehearsal, and what people do meanwhile.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use super::contents::Contents;
use super::door::Door;
use super::execution::{Execution, Halt};
use super::lanes::{StageLanes, lanes};
use super::plan::PipelinePlan;
use super::variables::referenced;
use crate::formats::codepipeline::model::ExecutionMode;
use crate::formats::codepipeline::scenario::{Setup, Stop, Switch};
use crate::rehearsal::{Instant, MomentKind, Outcome, Process, Product, Scenario, Sim, Status};

/// All executions of a rehearsal.
pub struct Run<'a> {
    pub sim: &'a Sim,
    pub plan: &'a PipelinePlan,
    pub scenario: &'a Scenario<Setup>,
    pub contents: &'a dyn Contents,
    pub lanes: Vec<StageLanes>,
    /// The door of each stage.
    pub doors: Vec<Door>,
    /// Every execution so far, in the order of their beginning.
    pub executions: RefCell<Vec<Rc<Execution>>>,
    /// The variables to which the definition refers.
    pub referenced: BTreeSet<(String, String)>,
    /// How many executions are under way.
    pub live: Cell<usize>,
    /// What is still to come from outside: pushes, switches, stops.
    pub to_come: Cell<usize>,
    /// The number of the next rollback.
    pub next_rollback: Cell<usize>,
}

impl<'a> Run<'a> {
    /// A run that has not begun, with the lanes of its definition.
    pub fn new(
        sim: &'a Sim,
        plan: &'a PipelinePlan,
        scenario: &'a Scenario<Setup>,
        contents: &'a dyn Contents,
    ) -> Self {
        Self {
            sim,
            plan,
            scenario,
            contents,
            lanes: lanes(sim, plan),
            doors: plan.stages.iter().map(|_| Door::default()).collect(),
            executions: RefCell::default(),
            referenced: referenced(plan),
            live: Cell::new(0),
            to_come: Cell::new(0),
            next_rollback: Cell::new(1),
        }
    }

    /// Plays everything.
    pub async fn to_the_end(&self) -> Outcome {
        self.begin();
        let setup = self.setup();
        let pushes = self.numbered_pushes();
        self.next_rollback.set(pushes.iter().filter(|(_, number)| number.is_some()).count() + 1);
        let mut works: Vec<Process<'_>> = Vec::new();
        for switch in &setup.transitions {
            works.push(Box::pin(self.switch(switch)));
        }
        for stop in &setup.stops {
            works.push(Box::pin(self.stop(stop)));
        }
        if let Some(after) = setup.update_after {
            works.push(Box::pin(self.update(after)));
        }
        for (push, number) in pushes {
            works.push(Box::pin(self.push(push, number)));
        }
        for rollback in &setup.rollbacks {
            works.push(Box::pin(self.roll_back_by_hand(rollback)));
        }
        self.to_come.set(works.len());
        self.sim.join(works).await;
        self.end()
    }

    pub fn setup(&self) -> &'a Setup {
        &self.scenario.setup
    }

    pub fn is_parallel(&self) -> bool {
        self.plan.mode == ExecutionMode::Parallel
    }

    /// Something from outside has come.
    pub fn came(&self) {
        self.to_come.set(self.to_come.get().saturating_sub(1));
    }

    /// The index of a stage by its name.
    pub fn stage(&self, name: &str) -> Option<usize> {
        self.plan.stages.iter().position(|stage| stage.name == name)
    }

    /// Whether nothing can happen any more but that those that wait go on waiting.
    pub fn is_still(&self) -> bool {
        let now = self.sim.now();
        self.to_come.get() == 0
            && self.executions.borrow().iter().all(|execution| {
                !execution.live.get() || execution.at_door.get().is_some_and(|at| self.is_shut_for_good(at, now))
            })
    }

    /// Whether a stage's inbound transition is disabled, and nobody enables it later.
    pub fn is_shut_for_good(&self, stage: usize, now: Instant) -> bool {
        let name = self.plan.stages.get(stage).map_or("", |stage| stage.name.as_str());
        let opens = |switch: &Switch| switch.enabled && switch.stage == name && seconds(switch.at) > now;
        self.doors.get(stage).is_some_and(|door| !door.enabled.get()) && !self.setup().transitions.iter().any(opens)
    }

    async fn switch(&self, switch: &Switch) {
        self.sim.until(seconds(switch.at)).await;
        self.came();
        let Some(stage) = self.stage(&switch.stage) else {
            self.sim.say(format!("There is no stage `{}`: nothing is switched.", switch.stage), None);
            return;
        };
        self.set_transition(stage, switch.enabled, &switch.reason);
        let name = &switch.stage;
        let done = if switch.enabled { "enabled" } else { "disabled" };
        self.sim.moment(MomentKind::Begin, format!("{name} {done}"), None);
        let why = if switch.reason.is_empty() { String::new() } else { format!(": {}", switch.reason) };
        self.sim.say(format!("The transition into `{name}` is {done}{why}."), None);
    }

    /// Enables or disables a transition.
    pub fn set_transition(&self, stage: usize, enabled: bool, reason: &str) {
        let (Some(door), Some(plan)) = (self.doors.get(stage), self.plan.stages.get(stage)) else { return };
        door.enabled.set(enabled);
        door.reason.replace(reason.to_owned());
        let why = (!reason.is_empty()).then(|| reason.to_owned());
        let value = if enabled { "enabled" } else { "disabled" };
        self.sim.gauge(&format!("transition {}", plan.name), value, why, None);
    }

    async fn stop(&self, stop: &Stop) {
        self.sim.until(seconds(stop.at)).await;
        self.came();
        let found = self.executions.borrow().iter().find(|other| other.name == stop.execution).cloned();
        let Some(execution) = found.filter(|execution| execution.live.get()) else {
            self.sim.say(format!("`{}` is not under way: there is nothing to stop.", stop.execution), None);
            return;
        };
        let (halt, how) = match stop.abandon {
            true => (Halt::Abandon, "and abandons its running actions"),
            false => (Halt::Wait, "and waits for its running actions"),
        };
        if !stop.abandon && execution.halt.get() != Halt::None {
            self.sim.say(format!("{} is stopping already: it cannot be stopped again.", execution.name), None);
            return;
        }
        execution.halt.set(halt);
        execution.reason.replace(stop.reason.clone());
        self.sim.moment(MomentKind::Jump, format!("stop {}", execution.name), execution.step.get());
        let why = if stop.reason.is_empty() { String::new() } else { format!(": {}", stop.reason) };
        self.sim.say(format!("Someone stops {} {how}{why}.", execution.name), execution.step.get());
    }

    async fn update(&self, after: u64) {
        self.sim.until(seconds(after)).await;
        self.came();
        if self.is_parallel() {
            let told =
                "The pipeline is updated. In PARALLEL mode executions run on with the definition they began with.";
            self.sim.say(told, None);
            return;
        }
        self.sim.moment(MomentKind::Jump, "update", None);
        let told = "The pipeline is updated. Running actions finish, then the executions are cancelled; those that wait are cancelled at once.";
        self.sim.say(told, None);
        for execution in self.executions.borrow().iter().filter(|execution| execution.live.get()) {
            execution.halt.set(Halt::Update);
        }
    }

    /// What is left behind, and how the newest execution ended.
    fn end(&self) -> Outcome {
        for (stage, door) in self.plan.stages.iter().zip(&self.doors).skip(1) {
            let last = door.good.borrow().last().cloned();
            let (kept, why) = match last {
                Some(last) => {
                    (true, format!("`{}` of {} is the last that succeeded here.", last.revision, last.name))
                }
                None => (false, "No execution of the rehearsal succeeded here.".to_owned()),
            };
            self.sim.product(Product {
                name: stage.name.clone(),
                kind: "stage".to_owned(),
                at: self.sim.now(),
                kept,
                why,
                assumed: None,
                // What came of a stage does not stand in a line of its own, as an artifact of a build does.
                place: None,
            });
        }
        let executions = self.executions.borrow();
        let told: Vec<String> = executions.iter().map(|it| format!("{} {}", it.name, it.word.get())).collect();
        let Some(newest) = executions.iter().rev().find(|it| !it.is_rollback()) else {
            let why = "Nothing that was pushed starts the pipeline.".to_owned();
            return Outcome { why: Some(why), ..self.sim.outcome(Status::Succeeded, "Succeeded") };
        };
        let word = newest.word.get();
        let why = if told.len() > 1 { format!("{}.", told.join(", ")) } else { newest.why.borrow().clone() };
        let why = (!why.is_empty()).then_some(why);
        Outcome { why, ..self.sim.outcome(newest.status.get(), word) }
    }
}

/// An instant in seconds after the beginning.
pub fn seconds(at: u64) -> Instant {
    Instant(at.saturating_mul(1000))
}
