//! One stage of one execution: conditions, groups of actions, and what follows a failure.

use std::cell::Cell;

use super::action::ActionEnd;
use super::execution::{Execution, Halt};
use super::plan::{FailurePlan, ResultOf};
use super::planned::{Attempt, StageSteps};
use super::run::Run;
use super::words::{doing, names};
use crate::formats::codepipeline::scenario::RetryOf;
use crate::rehearsal::{Ending, MomentKind, PlannedStep, Process, Status};

const OVERRIDDEN: &str = "AWS does not document how the execution stands between the failure and the override.";

/// Which part of a stage an attempt plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// The actions that have not succeeded: those that failed, and what comes after them.
    Rest(Vec<bool>),
    /// What comes after the condition of that key, which someone overrode.
    Behind(&'static str),
}

/// How a stage ends.
pub enum StageEnd {
    Succeeded,
    Skipped,
    Failed(Failure),
    /// The execution is stopped or cancelled.
    Halted,
}

/// How a stage fails.
pub struct Failure {
    pub why: String,
    /// Whether a rollback follows.
    pub rolls_back: bool,
    /// The condition through which it failed.
    pub condition: Option<&'static str>,
}

impl Part {
    pub fn whole() -> Self {
        Part::Whole
    }

    /// Whether the condition for the entry is checked.
    pub fn checks_entry(&self) -> bool {
        match self {
            Part::Whole => true,
            Part::Rest(done) => !done.contains(&true),
            Part::Behind(_) => false,
        }
    }

    /// Whether the action at that place runs.
    pub fn runs(&self, index: usize) -> bool {
        match self {
            Part::Whole => true,
            Part::Rest(done) => !done.get(index).is_some_and(|done| *done),
            Part::Behind(key) => *key == "beforeEntry",
        }
    }
}

impl Failure {
    pub fn new(why: impl Into<String>) -> Self {
        Self { why: why.into(), rolls_back: false, condition: None }
    }
}

impl<'a> Run<'a> {
    /// Plays a stage, with the one automatic retry where the stage asks for it.
    pub async fn through(&self, execution: &Execution, steps: &StageSteps<'a>, parent: &PlannedStep) -> StageEnd {
        let Some(first) = steps.first.take() else { return StageEnd::Halted };
        let end = self.attempt_stage(execution, steps, &first).await;
        let StageEnd::Failed(failure) = end else { return end };
        let on_failure = steps.plan.on_failure.as_ref().filter(|_| !execution.is_rollback());
        // A condition that failed the stage decides itself what follows.
        let follows = match on_failure.filter(|_| failure.condition.is_none() || first.on_failure.is_some()) {
            Some(plan) => self.follows(execution, &first, plan).await,
            None => None,
        };
        self.fail_stage(execution, steps, &first, &failure);
        match follows {
            Some(ResultOf::Rollback) => StageEnd::Failed(Failure { rolls_back: true, ..failure }),
            Some(ResultOf::Retry) => {
                let mode = on_failure.map(|plan| plan.retry).unwrap_or_default();
                let part = match mode {
                    RetryOf::FailedActions => Part::Rest(steps.done.borrow().clone()),
                    RetryOf::AllActions => Part::Whole,
                };
                if mode == RetryOf::AllActions {
                    steps.done.borrow_mut().fill(false);
                }
                let name = &steps.plan.name;
                self.sim.say(format!("`{name}` is retried by itself, once: {}.", mode.word()), Some(parent.id()));
                let number = steps.attempt.get();
                let again = self.plan_attempt(execution, steps.index, steps.plan, parent.id(), part, number + 1);
                let Some(again) = again else { return StageEnd::Failed(failure) };
                steps.attempt.set(number + 1);
                steps.failed.set(None);
                let end = self.attempt_stage(execution, steps, &again).await;
                if let StageEnd::Failed(failure) = &end {
                    self.fail_stage(execution, steps, &again, failure);
                }
                end
            }
            _ => StageEnd::Failed(failure),
        }
    }

    /// What follows a failure, as far as the definition says it.
    async fn follows(&self, execution: &Execution, attempt: &Attempt<'a>, plan: &FailurePlan) -> Option<ResultOf> {
        let Some(condition) = &attempt.on_failure else { return plan.result };
        let met = self.check(execution, condition, attempt.number).await;
        met.then_some(condition.plan.result)
    }

    fn fail_stage(&self, execution: &Execution, steps: &StageSteps<'_>, attempt: &Attempt<'_>, failure: &Failure) {
        let left_out = format!("Did not run: {}", failure.why);
        let ending = Ending::new(Status::Failed).detail("Failed").why(&failure.why).left_out(left_out);
        self.sim.close_under(attempt.step.id(), &ending);
        attempt.step.close(&ending);
        steps.fails(self.sim.now());
        let name = &steps.plan.name;
        self.sim.say(format!("`{name}` fails for {}.", execution.name), Some(attempt.step.id()));
    }

    /// Plays an attempt of a stage. A failure leaves its step open.
    async fn attempt_stage(&self, execution: &Execution, steps: &StageSteps<'a>, attempt: &Attempt<'a>) -> StageEnd {
        attempt.step.start();
        let work: Process<'_, StageEnd> = Box::pin(self.parts(execution, steps, attempt));
        let abandoned = Box::pin(async {
            self.sim.when(|| execution.halt.get() == Halt::Abandon).await;
            Ending { detail: Some("Abandoned".to_owned()), ..execution.halting(false) }
        });
        let end = match self.sim.unless(work, abandoned).await {
            Ok(end) => end,
            Err(ending) => {
                for action in &attempt.actions {
                    action.step.close(&ending);
                }
                StageEnd::Halted
            }
        };
        if matches!(end, StageEnd::Halted | StageEnd::Failed(_)) {
            steps.fails(self.sim.now());
        }
        match &end {
            StageEnd::Succeeded => {
                if let Some(condition) = &attempt.on_failure {
                    condition.left_out(&format!("Did not run: `{}` succeeded.", steps.plan.name));
                }
                attempt.step.close(&Ending::new(Status::Succeeded).detail("Succeeded"));
            }
            StageEnd::Halted => {
                let ending = execution.halting(false);
                self.sim.close_under(attempt.step.id(), &ending);
                attempt.step.close(&ending);
            }
            StageEnd::Skipped | StageEnd::Failed(_) => {}
        }
        end
    }

    async fn parts(&self, execution: &Execution, steps: &StageSteps<'a>, attempt: &Attempt<'a>) -> StageEnd {
        let id = Some(attempt.step.id());
        let name = &steps.plan.name;
        if let Part::Behind(key) = attempt.part {
            attempt.step.assume(OVERRIDDEN);
            self.sim.say(format!("Someone overrides `{key}` of `{name}`: {} goes on.", execution.name), id);
        }
        if let Some(condition) = &attempt.before_entry
            && !self.check(execution, condition, attempt.number).await
        {
            let why = format!("The condition `beforeEntry` of `{name}` failed.");
            if condition.plan.result == ResultOf::Skip {
                let ending =
                    Ending::new(Status::Succeeded).detail("Skipped").why(&why).left_out(format!("Didn't run: {why}"));
                self.sim.close_under(attempt.step.id(), &ending);
                attempt.step.close(&ending);
                self.sim.moment(MomentKind::Jump, format!("{name} skipped"), id);
                self.sim.say(format!("{why} {} skips the stage and goes on behind it.", execution.name), id);
                return StageEnd::Skipped;
            }
            return StageEnd::Failed(Failure { condition: Some("beforeEntry"), ..Failure::new(why) });
        }
        for order in steps.plan.orders() {
            if execution.halt.get() != Halt::None {
                return StageEnd::Halted;
            }
            if let Some(failure) = self.group(execution, steps, attempt, order).await {
                return StageEnd::Failed(failure);
            }
        }
        if execution.halt.get() != Halt::None {
            return StageEnd::Halted;
        }
        if attempt.part != Part::Behind("onSuccess")
            && let Some(condition) = &attempt.on_success
            && !self.check(execution, condition, attempt.number).await
        {
            let why = format!("The condition `onSuccess` of `{name}` failed.");
            let rolls_back = condition.plan.result == ResultOf::Rollback && !execution.is_rollback();
            return StageEnd::Failed(Failure { why, rolls_back, condition: Some("onSuccess") });
        }
        StageEnd::Succeeded
    }

    /// Plays the actions of one `runOrder` side by side. Returns how they fail; all have ended then.
    async fn group(
        &self,
        execution: &Execution,
        steps: &StageSteps<'a>,
        attempt: &Attempt<'a>,
        order: u64,
    ) -> Option<Failure> {
        let group: Vec<_> = attempt.actions.iter().filter(|action| action.plan.run_order == order).collect();
        let first = group.first()?;
        let told = match group.len() {
            1 => format!("{} starts {} in `{}`.", execution.name, doing(first.plan), steps.plan.name),
            _ => {
                let all = names(group.iter().map(|action| action.plan.name.as_str()));
                format!("{} starts {all} together in `{}`, runOrder {order}.", execution.name, steps.plan.name)
            }
        };
        self.sim.say(told, Some(attempt.step.id()));
        let running = Cell::new(group.len());
        let mut works: Vec<Process<'_, ActionEnd>> = Vec::new();
        for action in &group {
            works.push(Box::pin(self.act_again(execution, steps, attempt, action, &running)));
        }
        let ends = self.sim.join(works).await;
        let failed = group.iter().zip(ends).filter(|(_, end)| *end == ActionEnd::Failed);
        let failed = names(failed.map(|(action, _)| action.plan.name.as_str()));
        (!failed.is_empty()).then(|| Failure::new(format!("{failed} failed.")))
    }
}
