//! What follows a failure: retries, overrides and rollbacks.

use std::rc::Rc;

use super::begin::change;
use super::execution::{Execution, Failed, Position};
use super::plan::ResultOf;
use super::run::{Run, seconds};
use super::stage::Part;
use crate::formats::codepipeline::scenario::{Earlier, Retry, RetryOf, Rollback};
use crate::rehearsal::MomentKind;

impl Run<'_> {
    /// Waits for someone to retry what failed or to override the condition that failed it. Returns where the execution
    /// goes on; none if nobody does, or it can no longer be.
    pub async fn resumed(&self, execution: &Execution, failed: Failed) -> Option<Position> {
        let plan = self.plan.stages.get(failed.stage)?;
        if execution.is_rollback() {
            return None;
        }
        if let Some(key) = failed.condition
            && let Some(after) = self.override_after(execution, &plan.name, key)
            && let Some(condition) = if key == "beforeEntry" { &plan.before_entry } else { &plan.on_success }
            && condition.result == ResultOf::Fail
        {
            self.sim.until(failed.at.after(after.saturating_mul(1000))).await;
            return self.can_resume(execution, &failed, "overridden").then(|| Position {
                stage: failed.stage,
                part: Part::Behind(key),
                attempt: failed.attempt + 1,
            });
        }
        let retry = self.next_retry(execution, &plan.name)?;
        execution.retries.set(execution.retries.get() + 1);
        self.sim.until(failed.at.after(retry.after.saturating_mul(1000))).await;
        if !self.can_resume(execution, &failed, "retried") {
            return None;
        }
        self.sim.moment(MomentKind::Begin, format!("retry {}", plan.name), None);
        let told = format!("Someone retries `{}` of {}: {}.", plan.name, execution.name, retry.mode.word());
        self.sim.say(told, None);
        let part = match retry.mode {
            RetryOf::FailedActions => Part::Rest(failed.done),
            RetryOf::AllActions => Part::Whole,
        };
        Some(Position { stage: failed.stage, part, attempt: failed.attempt + 1 })
    }

    /// The retry that comes next for a stage of an execution.
    pub fn next_retry(&self, execution: &Execution, stage: &str) -> Option<&Retry> {
        let mut of_execution = self.setup().retries.iter().filter(|retry| retry.execution == execution.name);
        of_execution.nth(execution.retries.get()).filter(|retry| retry.stage == stage)
    }

    /// Whether a failed stage can be gone on with: no newer execution has entered it.
    fn can_resume(&self, execution: &Execution, failed: &Failed, how: &str) -> bool {
        let Some((door, plan)) = self.doors.get(failed.stage).zip(self.plan.stages.get(failed.stage)) else {
            return false;
        };
        let last = door.last.get();
        if !self.is_parallel() && last != execution.number {
            let told =
                format!("`{}` of {} cannot be {how}: #{last} has entered it since.", plan.name, execution.name);
            self.sim.say(told, None);
            return false;
        }
        true
    }

    /// Takes a stage back to what last succeeded in it, by itself.
    pub async fn roll_back(&self, failed: &Execution, stage: usize) {
        let name = self.plan.stages.get(stage).map_or("", |stage| stage.name.as_str());
        let why = if self.is_parallel() {
            "In PARALLEL mode there is no rollback"
        } else if stage == 0 {
            "The source stage is never rolled back"
        } else if let Some(target) = self.target(stage, None) {
            self.play_rollback(&target, stage, &format!("`{name}` failed for {}", failed.name)).await;
            return;
        } else {
            "No execution has succeeded in it: there is nothing to go back to"
        };
        self.sim.say(format!("{why}. `{name}` stays Failed."), failed.step.get());
    }

    /// Takes a stage back because someone asks for it.
    pub async fn roll_back_by_hand(&self, rollback: &Rollback) {
        self.sim.until(seconds(rollback.at)).await;
        self.came();
        let name = &rollback.stage;
        let stage = self.stage(name);
        let why = match stage.and_then(|stage| Some((stage, self.doors.get(stage)?))) {
            None => "there is no such stage",
            Some(_) if self.is_parallel() => "in PARALLEL mode there is no rollback",
            Some((0, _)) => "the source stage is never rolled back",
            Some((_, door)) if door.holder.get().is_some() => "an execution is inside",
            Some((stage, _)) => match self.target(stage, rollback.to.as_deref()) {
                Some(target) => {
                    self.play_rollback(&target, stage, "Someone asks for it").await;
                    return;
                }
                None => "no such execution has succeeded in it",
            },
        };
        self.sim.say(format!("`{name}` is not rolled back: {why}."), None);
    }

    async fn play_rollback(&self, target: &Execution, stage: usize, why: &str) {
        let number = self.next_rollback.replace(self.next_rollback.get() + 1);
        let rollback = Execution::rollback(self, number, stage, target);
        self.executions.borrow_mut().push(rollback.clone());
        let name = self.plan.stages.get(stage).map_or("", |stage| stage.name.as_str());
        self.sim.moment(MomentKind::Jump, "rollback", None);
        let what = change(&target.revision, &target.message);
        self.sim.say(format!("{why}: {} rolls `{name}` back to {what}.", rollback.name), None);
        self.play(&rollback).await;
        rollback.live.set(false);
    }

    /// The execution to which a stage goes back: the one of that name, else the last that succeeded in it.
    fn target(&self, stage: usize, name: Option<&str>) -> Option<Rc<Execution>> {
        let good = self.doors.get(stage)?.good.borrow();
        let found = good.iter().rev().find(|it| name.is_none_or(|name| it.name == name)).cloned();
        if found.is_some() {
            return found;
        }
        let earlier = self.setup().earlier.as_ref().filter(|_| name.is_none_or(|name| name == "#0"))?;
        Some(Rc::new(self.earlier(earlier)))
    }

    /// The execution before the rehearsal.
    fn earlier(&self, earlier: &Earlier) -> Execution {
        let execution = Execution::with(self, 0, &earlier.revision, &earlier.message, None);
        for action in self.plan.stages.iter().flat_map(|stage| &stage.actions) {
            self.remember(&execution, action);
        }
        execution.step.set(None);
        execution
    }
}
