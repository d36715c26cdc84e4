//! The parts of a deployment, one after another.

use super::deployment::{Deployment, Setback, State, TEST_WEIGHT, Trigger};
use super::plan::TrafficTarget;
use super::planned::{Stage, StageSteps};
use super::words::{minutes, task_definition, upper_first};
use crate::formats::codedeploy::facts::traffic_lifecycle::TrafficEvent;
use crate::rehearsal::{Ending, FaultKind, MomentKind, Status};

/// How long Install takes until the replacement tasks are healthy, in milliseconds: invented.
const INSTALL: u64 = 90_000;
/// How long it takes to route the test traffic, in milliseconds: invented.
const TEST_TRAFFIC: u64 = 5_000;
/// How long a lifecycle event may take, in milliseconds.
///
/// Source: CodeDeploy User Guide, limits, 2023.
pub const EVENT_LIMIT: u64 = 3_600_000;
/// The most minutes of either wait.
///
/// Source: CodeDeploy User Guide, limits, 2023.
const MOST_WAIT: u64 = 2880;

const CODE: &str = "AWS lists the error code, but does not say when it is given.";
const INSTALL_LIMIT: &str = "AWS does not say after which time it gives up tasks that never become healthy.";
const LAPSE: &str = "AWS does not say with which error code, if any, the deployment stops then.";

impl Deployment<'_> {
    /// Runs every part.
    pub async fn to_the_end(&self) -> Result<(), Setback> {
        for steps in &self.stages {
            let done = match steps.stage {
                Stage::Event(event) => self.event(steps, event).await,
                Stage::ReadyWait => self.ready_wait(steps).await,
                Stage::TerminationWait => self.termination_wait(steps).await,
            };
            if let Err(setback) = done {
                let what = match setback.trigger {
                    Trigger::Failure => format!("{} failed", steps.stage.name()),
                    _ => "nobody rerouted the traffic in time".to_owned(),
                };
                let rest = Ending::new(Status::Skipped).left_out(format!("Did not run: {what}."));
                self.sim.close_under(self.step.id(), &rest);
                return Err(setback);
            }
        }
        Ok(())
    }

    async fn event(&self, steps: &StageSteps, event: TrafficEvent) -> Result<(), Setback> {
        if event.needs_test_listener() && !self.traffic().test_listener {
            let ignored = if steps.hook.is_some() { "Ignored" } else { "Did not run" };
            let why = format!("{ignored}: the deployment group has no test listener.");
            if let Some(hook) = &steps.hook {
                self.sim.say(
                    format!("{event} and its hook are ignored: the deployment group has no test listener."),
                    Some(steps.step.id()),
                );
                hook.skip(&why);
            }
            steps.step.skip(why);
            return Ok(());
        }
        match event {
            TrafficEvent::Install => self.install(steps).await,
            TrafficEvent::AllowTestTraffic => self.allow_test_traffic(steps).await,
            TrafficEvent::AllowTraffic => self.allow_traffic(steps).await,
            _ => self.hook(steps).await,
        }
    }

    async fn install(&self, steps: &StageSteps) -> Result<(), Setback> {
        let sim = self.sim;
        let id = Some(steps.step.id());
        steps.step.start();
        self.new.set(State::Starting);
        self.show_states(Some("Install creates the replacement task set"));
        let of = match &self.plan.target {
            TrafficTarget::Ecs(ecs) if !task_definition(ecs).is_empty() => format!(" of `{}`", task_definition(ecs)),
            _ => String::new(),
        };
        sim.say(format!("Install creates the replacement task set{of} beside the original one."), id);
        let takes = self.takes("Install", "Install", INSTALL);
        let kind = self.fault("Install").map(|fault| fault.kind);
        let takes = if kind == Some(FaultKind::TimeOut) { EVENT_LIMIT } else { takes };
        self.pass(kind, takes).await;
        match kind {
            Some(FaultKind::Fail) => {
                let why = "ECS could not create the replacement task set.";
                return Err(self.fail(steps, Status::Failed, "ECS_UPDATE_ERROR", why, CODE));
            }
            Some(FaultKind::TimeOut) => {
                let why = "The tasks of the replacement task set did not become healthy within an hour.";
                return Err(self.fail(steps, Status::TimedOut, "TIMEOUT", why, INSTALL_LIMIT));
            }
            _ => {}
        }
        self.new.set(State::Idle);
        self.show_states(Some("its tasks are healthy"));
        steps.step.succeed();
        sim.say("The tasks of the replacement task set are healthy. They have no traffic yet.", id);
        Ok(())
    }

    async fn allow_test_traffic(&self, steps: &StageSteps) -> Result<(), Setback> {
        steps.step.start();
        let kind = self.fault("AllowTestTraffic").map(|fault| fault.kind);
        self.pass(kind, self.takes("AllowTestTraffic", "AllowTestTraffic", TEST_TRAFFIC)).await;
        if kind == Some(FaultKind::Fail) {
            return Err(
                self.fail_routing(steps, "The test listener could not be pointed at the replacement task set.")
            );
        }
        self.sim.gauge(TEST_WEIGHT, "100", Some("AllowTestTraffic routed the test listener".to_owned()), None);
        steps.step.succeed();
        self.sim.moment(MomentKind::Handover, "test traffic", Some(steps.step.id()));
        let sentence =
            "The test listener now reaches the replacement task set. Production traffic stays where it is.";
        self.sim.say(sentence, Some(steps.step.id()));
        Ok(())
    }

    async fn ready_wait(&self, steps: &StageSteps) -> Result<(), Setback> {
        let traffic = self.traffic();
        let id = Some(steps.step.id());
        steps.step.start();
        let most = traffic.ready_wait.min(MOST_WAIT);
        let continued = traffic.continued_after.filter(|after| *after <= most);
        self.sim.moment(MomentKind::Begin, "Ready", id);
        let sentence =
            "The replacement task set is ready, and the deployment waits for someone to reroute the traffic:";
        self.sim.say(format!("{sentence} {} at most.", minutes(most)), id);
        let kind = self.fault("READY_WAIT").map(|fault| fault.kind);
        let lapses = kind == Some(FaultKind::TimeOut) || continued.is_none();
        self.pass(kind, continued.filter(|_| !lapses).unwrap_or(most).saturating_mul(60_000)).await;
        if !lapses {
            steps.step.close(&Ending::new(Status::Succeeded).why("Someone rerouted the traffic."));
            self.sim.say("Someone continues the deployment: the traffic is rerouted.", id);
            return Ok(());
        }
        let why = format!("Nobody rerouted the traffic within {}.", minutes(most));
        steps.step.close(&Ending::new(Status::TimedOut).detail("Stopped").why(&why));
        self.sim.moment(MomentKind::Failure, "Stopped", id);
        self.sim.say(format!("{why} The deployment ends as Stopped."), id);
        Err(Setback::new(Trigger::Lapse, None, why).assumed(Some(LAPSE.to_owned())))
    }

    async fn termination_wait(&self, steps: &StageSteps) -> Result<(), Setback> {
        let id = Some(steps.step.id());
        let wait = self.traffic().termination_wait.min(MOST_WAIT);
        steps.step.start();
        let kept = "The original task set runs on without traffic, so that a rollback can still reach it:";
        self.sim.say(format!("{kept} {}.", minutes(wait)), id);
        let kind = self.fault("TERMINATION_WAIT").map(|fault| fault.kind);
        self.pass(kind, wait.saturating_mul(60_000)).await;
        steps.step.succeed();
        self.old.set(State::Terminated);
        self.show_states(Some("the termination wait is over"));
        self.sim.moment(MomentKind::Handover, "original terminated", id);
        self.sim.say("The original task set is terminated.", id);
        Ok(())
    }

    /// Lets time pass. A fault that stops the deployment strikes halfway, and nothing follows.
    pub async fn pass(&self, fault: Option<FaultKind>, takes: u64) {
        if fault == Some(FaultKind::Stop) {
            self.sim.sleep(takes / 2).await;
            self.stopping.set(true);
            return self.sim.never().await;
        }
        self.sim.sleep(takes).await;
    }

    /// Ends a part whose traffic could not be routed.
    pub fn fail_routing(&self, steps: &StageSteps, why: &str) -> Setback {
        let code = if self.is_ecs() { "ELASTIC_LOAD_BALANCING_INVALID" } else { "INVALID_LAMBDA_FUNCTION" };
        self.fail(steps, Status::Failed, code, why, CODE)
    }

    fn fail(&self, steps: &StageSteps, status: Status, code: &'static str, why: &str, assumed: &str) -> Setback {
        let assumed = Some(assumed.to_owned());
        steps.step.close(&Ending::new(status).detail(code).why(why).assumed(assumed.clone()));
        self.tell_failure(steps, code, why);
        Setback::new(Trigger::Failure, Some(code), why).assumed(assumed)
    }

    /// Tells that a part has failed, and the deployment with it.
    pub fn tell_failure(&self, steps: &StageSteps, code: &str, why: &str) {
        let id = Some(steps.step.id());
        let failed = if steps.hook.is_some() { "hook" } else { steps.stage.name() };
        self.sim.moment(MomentKind::Failure, format!("{failed} failed"), id);
        self.sim.log_failure(format!("{code} {why}"), id);
        let ends = format!("{} has failed, and the deployment ends as Failed, {code}.", steps.stage.name());
        self.sim.say(format!("{} {ends}", upper_first(why)), id);
    }
}
