//! The steps of a stage, planned before the execution reaches it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::execution::Execution;
use super::plan::{ActionPlan, ConditionPlan, StagePlan};
use super::run::Run;
use super::stage::Part;
use crate::formats::codepipeline::model::Category;
use crate::rehearsal::{FaultKind, Instant, Lane, LaneId, Plan, PlannedStep, StepId};

/// A stage for one execution, with the steps of its latest attempt.
pub struct StageSteps<'a> {
    pub index: usize,
    pub plan: &'a StagePlan,
    /// Which of its actions have succeeded.
    pub done: Rc<RefCell<Vec<bool>>>,
    pub attempt: Cell<u32>,
    /// When an action of its latest attempt first failed, or that attempt ended.
    pub failed: Cell<Option<Instant>>,
    /// The steps of its first attempt here, until that is played.
    pub first: RefCell<Option<Attempt<'a>>>,
}

/// The steps of one attempt of a stage.
pub struct Attempt<'a> {
    pub number: u32,
    pub part: Part,
    pub step: PlannedStep,
    pub before_entry: Option<ConditionSteps<'a>>,
    pub actions: Vec<ActionStep<'a>>,
    pub on_success: Option<ConditionSteps<'a>>,
    pub on_failure: Option<ConditionSteps<'a>>,
}

/// An action that is to run.
pub struct ActionStep<'a> {
    /// Its place among the actions of its stage.
    pub index: usize,
    pub plan: &'a ActionPlan,
    /// `#1.Build.Compile`
    pub address: String,
    pub attempt: u32,
    pub step: PlannedStep,
}

/// A condition that is to be checked.
pub struct ConditionSteps<'a> {
    /// Its key in the file.
    pub key: &'static str,
    /// `Prod.beforeEntry`
    pub address: String,
    pub plan: &'a ConditionPlan,
    pub step: PlannedStep,
    /// The steps of its rules, in their order.
    pub rules: Vec<PlannedStep>,
}

impl ConditionSteps<'_> {
    /// Settles that it is not checked, and why.
    pub fn left_out(&self, why: &str) {
        self.step.skip(why);
        for rule in &self.rules {
            rule.skip(why);
        }
    }
}

impl StageSteps<'_> {
    /// The number of its latest attempt, when that failed, and which actions have succeeded.
    pub fn state(&self) -> (u32, Instant, Vec<bool>) {
        (self.attempt.get(), self.failed.get().unwrap_or_default(), self.done.borrow().clone())
    }

    /// Notes that it fails, unless it was noted before. Returns since when.
    pub fn fails(&self, now: Instant) -> Instant {
        let since = self.failed.get().unwrap_or(now);
        self.failed.set(Some(since));
        since
    }
}

impl<'a> Run<'a> {
    /// Plans a stage for an execution.
    pub fn plan_stage(
        &self,
        execution: &Execution,
        index: usize,
        parent: &PlannedStep,
        part: Part,
        number: u32,
    ) -> Option<StageSteps<'a>> {
        let plan = self.plan.stages.get(index)?;
        let done = match &part {
            Part::Rest(done) => done.clone(),
            _ => vec![false; plan.actions.len()],
        };
        let attempt = self.plan_attempt(execution, index, plan, parent.id(), part, number)?;
        Some(StageSteps {
            index,
            plan,
            done: Rc::new(RefCell::new(done)),
            attempt: Cell::new(number),
            failed: Cell::new(None),
            first: RefCell::new(Some(attempt)),
        })
    }

    /// Plans an attempt of a stage.
    pub fn plan_attempt(
        &self,
        execution: &Execution,
        index: usize,
        plan: &'a StagePlan,
        parent: StepId,
        part: Part,
        number: u32,
    ) -> Option<Attempt<'a>> {
        let lanes = self.lanes.get(index)?;
        let address = format!("{}.{}", execution.name, plan.name);
        let step = Plan::new(lanes.stage, "stage", &address, &plan.name).under(parent).attempt(number);
        let step = self.sim.plan(step.written(plan.place));
        let id = step.id();
        let has_conditions = plan.before_entry.is_some()
            || plan.on_success.is_some()
            || plan.on_failure.as_ref().is_some_and(|failure| failure.condition.is_some());
        let lane = has_conditions
            .then(|| self.sim.lane(Lane::new("conditions", format!("{} conditions", plan.name)).under(id)));
        let condition = |key, condition: Option<&'a ConditionPlan>| {
            Some(self.plan_condition(execution, &plan.name, key, condition?, lane?, id, number))
        };
        let before_entry = condition("beforeEntry", plan.before_entry.as_ref().filter(|_| part.checks_entry()));
        let mut actions = Vec::new();
        for (at, (action, lane)) in plan.actions.iter().zip(&lanes.actions).enumerate() {
            if part.runs(at) {
                actions.push(self.plan_action(execution, action, *lane, id, at, number));
            }
        }
        let on_success = condition("onSuccess", plan.on_success.as_ref());
        let failure = plan.on_failure.as_ref().filter(|_| !execution.is_rollback());
        let on_failure = condition("onFailure", failure.and_then(|failure| failure.condition.as_ref()));
        Some(Attempt { number, part, step, before_entry, actions, on_success, on_failure })
    }

    /// Plans an attempt of an action.
    pub fn plan_action(
        &self,
        execution: &Execution,
        plan: &'a ActionPlan,
        lane: LaneId,
        stage: StepId,
        index: usize,
        attempt: u32,
    ) -> ActionStep<'a> {
        let kind = if plan.category == Category::Approval { "approval" } else { "action" };
        let address = format!("{}.{}", execution.name, plan.address);
        let step = Plan::new(lane, kind, &address, &plan.name).under(stage).attempt(attempt).written(plan.place);
        let step = self.sim.plan(step.faults(&[FaultKind::Fail, FaultKind::TimeOut]));
        ActionStep { index, plan, address, attempt, step }
    }

    #[allow(clippy::too_many_arguments, reason = "all of it names one condition of one attempt")]
    fn plan_condition(
        &self,
        execution: &Execution,
        stage: &str,
        key: &'static str,
        plan: &'a ConditionPlan,
        lane: LaneId,
        parent: StepId,
        attempt: u32,
    ) -> ConditionSteps<'a> {
        let address = format!("{stage}.{key}");
        let named = format!("{}.{address}", execution.name);
        let step = Plan::new(lane, "condition", &named, key).under(parent).attempt(attempt).written(plan.place);
        let step = self.sim.plan(step);
        let mut rules = Vec::new();
        for rule in &plan.rules {
            let lane = self.sim.lane(Lane::new("rules", &rule.name).under(step.id()).written(rule.place));
            let address = format!("{named}.{}", rule.name);
            let rule_step = Plan::new(lane, "rule", address, &rule.name).under(step.id()).attempt(attempt);
            rules.push(self.sim.plan(rule_step.written(rule.place).faults(&[FaultKind::Fail, FaultKind::TimeOut])));
        }
        ConditionSteps { key, address, plan, step, rules }
    }
}
