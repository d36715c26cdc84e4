//! One action of one execution.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::contents::Inside;
use super::execution::{Execution, Halt};
use super::plan::ActionPlan;
use super::planned::{ActionStep, Attempt, StageSteps};
use super::run::Run;
use crate::formats::codepipeline::facts::timeouts::timeout;
use crate::formats::codepipeline::model::Category;
use crate::formats::codepipeline::scenario::RetryOf;
use crate::rehearsal::{Ending, Fault, FaultKind, Handover, MomentKind, Status, length};

/// How an action ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionEnd {
    Succeeded,
    Failed,
    /// It was not started: the execution is stopping.
    HeldBack,
}

/// How long an action of that provider takes, in milliseconds, where nothing is said. Invented, and in the order of
/// what is usual.
fn usual(provider: &str) -> u64 {
    match provider {
        "CodeStarSourceConnection" | "CodeCommit" | "GitHub" | "S3" | "ECR" => 5_000,
        "CodeBuild" | "CloudFormation" => 90_000,
        "CodeDeploy" | "CodeDeployToECS" | "ECS" | "EKS" | "EC2" | "ElasticBeanstalk" => 120_000,
        "Lambda" => 10_000,
        _ => 30_000,
    }
}

impl<'a> Run<'a> {
    /// Runs an action, and again where someone retries it while its siblings still run: `running` counts those.
    pub async fn act_again(
        &self,
        execution: &Execution,
        stage: &StageSteps<'a>,
        attempt: &Attempt<'a>,
        action: &ActionStep<'a>,
        running: &Cell<usize>,
    ) -> ActionEnd {
        let mut end = self.act(execution, stage, action).await;
        loop {
            running.set(running.get().saturating_sub(1));
            if end != ActionEnd::Failed {
                return end;
            }
            let since = stage.fails(self.sim.now());
            let used = execution.retries.get();
            let retry = self.next_retry(execution, &stage.plan.name);
            let Some(retry) = retry.filter(|retry| retry.mode == RetryOf::FailedActions) else { return end };
            let at = since.after(retry.after.saturating_mul(1000));
            self.sim.until_or(at, || running.get() == 0).await;
            let is_meant = execution.retries.get() <= used + 1 && self.sim.now() >= at;
            if running.get() == 0 || !is_meant || execution.halt.get() != Halt::None {
                return end;
            }
            if execution.retries.get() == used {
                execution.retries.set(used + 1);
                stage.attempt.set(stage.attempt.get() + 1);
            }
            running.set(running.get() + 1);
            stage.failed.set(None);
            let Some(lane) = self.lanes.get(stage.index).and_then(|lanes| lanes.actions.get(action.index)) else {
                return end;
            };
            let id = attempt.step.id();
            let again = self.plan_action(execution, action.plan, *lane, id, action.index, stage.attempt.get());
            self.sim.moment(MomentKind::Begin, format!("retry {}", action.plan.name), Some(again.step.id()));
            let told = format!("Someone retries `{}` of {}; its siblings go on.", action.plan.name, execution.name);
            self.sim.say(told, Some(again.step.id()));
            end = self.act(execution, stage, &again).await;
        }
    }

    /// Runs an action.
    async fn act(&self, execution: &Execution, stage: &StageSteps<'_>, action: &ActionStep<'_>) -> ActionEnd {
        let _pass = execution.gate.enter(self.sim).await;
        if execution.halt.get() != Halt::None {
            let why = execution.halting(false).left_out.unwrap_or_default();
            action.step.skip(why);
            return ActionEnd::HeldBack;
        }
        action.step.start();
        self.take_artifacts(execution, action);
        let ending = match self.unresolved(execution, action.plan) {
            Some(reference) => {
                let why = format!("`{reference}` has no value: nothing before it makes that variable.");
                let assumed = "AWS does not document in which words this fails.".to_owned();
                Ending::new(Status::Failed).detail("Failed").why(why).assumed(Some(assumed))
            }
            None if action.plan.category == Category::Approval => self.approval(execution, action).await,
            None => self.work(execution, action).await,
        };
        action.step.close(&ending);
        if ending.status == Status::Succeeded {
            if let Some(done) = stage.done.borrow_mut().get_mut(action.index) {
                *done = true;
            }
            self.hand_on(execution, action);
            return ActionEnd::Succeeded;
        }
        let name = &action.plan.name;
        let why = ending.why.as_deref().unwrap_or_default();
        self.sim.moment(MomentKind::Failure, format!("{name} failed"), Some(action.step.id()));
        self.sim.say(format!("`{name}` failed for {}. {why}", execution.name), Some(action.step.id()));
        ActionEnd::Failed
    }

    /// The fault that strikes a step, by the address of this execution or that of every one. A rollback is meant only
    /// by its own: else what failed would fail again.
    pub fn fault(&self, execution: &Execution, address: &str, attempt: u32) -> Option<&Fault> {
        let faults = &self.scenario.faults;
        let general = || faults.at(everywhere(address), attempt).filter(|_| !execution.is_rollback());
        faults.at(address, attempt).or_else(general)
    }

    /// What is set for a step, by the address of this execution or, as for faults, that of every one.
    pub fn entry<'m, T>(&self, map: &'m BTreeMap<String, T>, execution: &Execution, address: &str) -> Option<&'m T> {
        let general = || map.get(address).filter(|_| !execution.is_rollback());
        map.get(&format!("{}.{address}", execution.name)).or_else(general)
    }

    /// How long a step takes, in milliseconds.
    pub fn takes(&self, address: &str, kind: &str, usual: u64) -> u64 {
        let durations = &self.scenario.durations;
        let own = durations.0.get(address).copied();
        own.unwrap_or_else(|| durations.of(everywhere(address), kind, usual))
    }

    async fn work(&self, execution: &Execution, action: &ActionStep<'_>) -> Ending {
        let plan = action.plan;
        let limit = timeout(plan.category, plan.owner, &plan.provider);
        let takes = self.takes(&action.address, &plan.provider, usual(&plan.provider));
        let timed_out = || {
            let why =
                format!("It was not done after {}, the longest that {} is waited for.", length(limit), plan.provider);
            Ending::new(Status::TimedOut).detail("Failed").why(why)
        };
        match self.fault(execution, &action.address, action.attempt) {
            Some(Fault { kind: FaultKind::TimeOut, .. }) => {
                self.sim.sleep(limit).await;
                return timed_out();
            }
            Some(fault) => {
                self.sim.sleep(takes.min(limit)).await;
                let why = fault.detail.clone().unwrap_or_else(|| format!("{} reports a failure.", plan.provider));
                return Ending::new(Status::Failed).detail("Failed").why(why);
            }
            None => {}
        }
        let configuration = plan.configuration.iter();
        let configuration =
            configuration.map(|(key, value)| (key.clone(), self.resolved(execution, value))).collect();
        let told = ActionPlan { configuration, ..plan.clone() };
        let inside = self.contents.inside(&told, &self.faults_inside(execution, &action.address));
        let Some(Inside { file, timeline, variables }) = inside else {
            self.sim.sleep(takes.min(limit)).await;
            if takes > limit {
                return timed_out();
            }
            self.publish(execution, plan, None);
            return Ending::new(Status::Succeeded).detail("Succeeded");
        };
        let outcome = timeline.outcome.clone();
        self.sim.contain(action.step.id(), &file, timeline);
        self.sim.sleep(outcome.at.0.min(limit)).await;
        if outcome.at.0 > limit {
            return timed_out();
        }
        if outcome.status != Status::Succeeded {
            let why = outcome.why.map(|why| format!(" {why}")).unwrap_or_default();
            let why = format!("`{file}` ends as {}.{why}", outcome.word);
            return Ending::new(Status::Failed).detail("Failed").why(why).assumed(outcome.assumed);
        }
        self.publish(execution, plan, Some(&variables));
        Ending::new(Status::Succeeded).detail("Succeeded")
    }

    /// The faults that strike inside an action, by the addresses of the contained file.
    fn faults_inside(&self, execution: &Execution, address: &str) -> Vec<Fault> {
        let mut inside = Vec::new();
        for fault in &self.scenario.faults.0 {
            let Some((outer, inner)) = fault.step.split_once('/') else { continue };
            if outer == address || (outer == everywhere(address) && !execution.is_rollback()) {
                inside.push(Fault { step: inner.to_owned(), ..fault.clone() });
            }
        }
        inside
    }

    fn take_artifacts(&self, execution: &Execution, action: &ActionStep<'_>) {
        let artifacts = execution.artifacts.borrow();
        for name in &action.plan.inputs {
            let Some((from, made)) = artifacts.get(name) else { continue };
            let (from, made, taken) = (*from, *made, self.sim.now());
            self.sim.handover(Handover { name: name.clone(), from, to: action.step.id(), made, taken });
        }
    }

    fn hand_on(&self, execution: &Execution, action: &ActionStep<'_>) {
        for name in &action.plan.outputs {
            execution.artifacts.borrow_mut().insert(name.clone(), (action.step.id(), self.sim.now()));
        }
        if !action.plan.outputs.is_empty() {
            let all = super::words::names(action.plan.outputs.iter().map(String::as_str));
            self.sim.moment(MomentKind::Handover, action.plan.outputs.join(", "), Some(action.step.id()));
            self.sim
                .say(format!("`{}` of {} hands on {all}.", action.plan.name, execution.name), Some(action.step.id()));
        }
        if action.plan.category == Category::Source {
            self.sim.gauge(&format!("revision {}", execution.name), &execution.revision, None, None);
        }
    }
}

/// The address without the execution: it means every one.
pub fn everywhere(address: &str) -> &str {
    match address.split_once('.') {
        Some((execution, rest)) if execution.starts_with('#') => rest,
        _ => address,
    }
}
