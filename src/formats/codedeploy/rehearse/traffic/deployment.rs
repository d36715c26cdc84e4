//! One deployment to ECS or Lambda, and the rollback that may follow.

use std::cell::Cell;

use super::plan::{Refusal, TrafficPlan};
use super::planned::{StageSteps, plan};
use super::shifting::SAME_VERSIONS;
use super::words::{Parties, bare};
use crate::formats::codedeploy::facts::traffic_lifecycle::TrafficPlatform;
use crate::formats::codedeploy::scenario::{Setup, Traffic};
use crate::rehearsal::{Ending, Fault, Lane, LaneId, MomentKind, Outcome, Plan, PlannedStep, Scenario, Sim, Status};

/// The deployment's id: invented, in the shape of CodeDeploy's.
pub const ID: &str = "d-REHEARSAL";

/// The gauge of the production traffic.
pub const WEIGHT: &str = "weight";
/// The gauge of the test traffic.
pub const TEST_WEIGHT: &str = "test weight";

const REFUSED: &str = "AWS lists the code INVALID_REVISION, but does not say that such a file gives it.";

/// A deployment that is to run.
pub struct Deployment<'a> {
    pub sim: &'a Sim,
    pub plan: &'a TrafficPlan,
    pub scenario: &'a Scenario<Setup>,
    pub parties: &'a Parties,
    /// The lane of deployments.
    pub lane: LaneId,
    pub step: PlannedStep,
    pub stages: Vec<StageSteps>,
    /// How many percent of the production traffic the new version or task set has.
    pub weight: Cell<u32>,
    /// What the old version or task set does.
    pub old: Cell<State>,
    /// What the new version or task set does.
    pub new: Cell<State>,
    /// Whether someone stops it now.
    pub stopping: Cell<bool>,
    /// What ended it from outside.
    pub cut_by: Cell<Trigger>,
}

/// What a version or a task set does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is not there yet.
    Absent,
    /// Its tasks start.
    Starting,
    /// It is there, without production traffic.
    Idle,
    /// It has production traffic.
    Serving,
    /// It is gone.
    Terminated,
}

/// What may set off a rollback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// A part of the deployment failed.
    Failure,
    /// An alarm stopped it.
    Alarm,
    /// Someone stopped it.
    Stop,
    /// Nobody rerouted the traffic in time.
    Lapse,
}

/// How a deployment ends other than well.
#[derive(Debug, Clone)]
pub struct Setback {
    pub trigger: Trigger,
    /// CodeDeploy's error code, where one is known.
    pub code: Option<&'static str>,
    /// What happened, in a sentence.
    pub why: String,
    pub assumed: Option<String>,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Absent => "not there",
            State::Starting => "starting",
            State::Idle => "idle",
            State::Serving => "serving",
            State::Terminated => "terminated",
        }
    }
}

impl Setback {
    pub fn new(trigger: Trigger, code: Option<&'static str>, why: impl Into<String>) -> Self {
        Self { trigger, code, why: why.into(), assumed: None }
    }

    /// Says why it is an assumption that the deployment ends so.
    #[must_use]
    pub fn assumed(mut self, why: Option<String>) -> Self {
        self.assumed = why;
        self
    }

    pub fn status(&self) -> Status {
        if self.trigger == Trigger::Failure { Status::Failed } else { Status::Stopped }
    }

    /// CodeDeploy's word for how the deployment ends.
    pub fn word(&self) -> &'static str {
        if self.trigger == Trigger::Failure { "Failed" } else { "Stopped" }
    }

    /// What happened, behind the error code.
    pub fn told(&self) -> String {
        match self.code {
            Some(code) => format!("{code}: {}", self.why),
            None => self.why.clone(),
        }
    }
}

impl<'a> Deployment<'a> {
    /// A deployment that is to run on `sim`.
    pub fn new(sim: &'a Sim, plan_of: &'a TrafficPlan, scenario: &'a Scenario<Setup>, parties: &'a Parties) -> Self {
        let lane = sim.lane(Lane::new("deployments", "Deployments"));
        let step = Plan::new(lane, "deployment", "deployment", format!("{ID} · creator user"));
        let step = sim.plan(step.written(plan_of.refusals.first().and_then(|refusal| refusal.place)));
        let stages = plan(sim, plan_of, &scenario.setup.traffic, &step);
        let new = if plan_of.platform() == TrafficPlatform::Ecs { State::Absent } else { State::Idle };
        Self {
            sim,
            plan: plan_of,
            scenario,
            parties,
            lane,
            step,
            stages,
            weight: Cell::new(0),
            old: Cell::new(State::Serving),
            new: Cell::new(new),
            stopping: Cell::new(false),
            cut_by: Cell::new(Trigger::Stop),
        }
    }

    /// Runs it, and the rollback that may follow.
    pub async fn run(&self) -> Outcome {
        self.begin();
        let ended = match self.plan.refusals.first() {
            Some(refusal) => Err(self.refuse(refusal)),
            None => {
                let ended = self.sim.unless(Box::pin(self.to_the_end()), Box::pin(self.ended())).await;
                ended.unwrap_or_else(|ending| Err(self.cut(&ending)))
            }
        };
        let Err(setback) = ended else { return self.succeed() };
        self.step.close(
            &Ending::new(setback.status())
                .detail(setback.word())
                .why(setback.told())
                .left_out(setback.told())
                .assumed(setback.assumed.clone()),
        );
        let rolled_back = self.roll_back(&setback).await;
        self.list_results(Some(&setback));
        let why = format!("{} {rolled_back}", setback.told());
        // What is assumed of a setback is its error code or its time, not that the deployment ends by it.
        Outcome { why: Some(why), ..self.sim.outcome(setback.status(), setback.word()) }
    }

    fn begin(&self) {
        self.list_inputs();
        self.step.start();
        self.sim.gauge(WEIGHT, "0", None, None);
        if self.is_ecs() && self.traffic().test_listener {
            self.sim.gauge(TEST_WEIGHT, "0", None, None);
        }
        self.show_states(None);
        for alarm in &self.scenario.setup.rollback.alarms {
            self.sim.gauge(&format!("alarm {}", alarm.name), "OK", None, None);
        }
        self.sim.say(self.opening(), Some(self.step.id()));
    }

    fn succeed(&self) -> Outcome {
        self.step.close(&Ending::new(Status::Succeeded).detail("Succeeded"));
        self.sim.moment(MomentKind::End, "Succeeded", Some(self.step.id()));
        self.sim.say(format!("`{ID}` ends as Succeeded."), Some(self.step.id()));
        self.list_results(None);
        let assumed = self.has_nothing_to_shift().then(|| SAME_VERSIONS.to_owned());
        Outcome { assumed, ..self.sim.outcome(Status::Succeeded, "Succeeded") }
    }

    /// Ends it as the service ends one whose file it does not accept.
    fn refuse(&self, refusal: &Refusal) -> Setback {
        let left_out = "Did not run: CodeDeploy refused the AppSpec file.";
        self.sim.close_under(self.step.id(), &Ending::new(Status::Skipped).left_out(left_out));
        self.sim.moment(MomentKind::Failure, "INVALID_REVISION", Some(self.step.id()));
        let assumed = refusal.assumed.clone().unwrap_or_else(|| REFUSED.to_owned());
        let why = format!("{}.", refusal.message.trim_end_matches('.'));
        self.sim.log_failure(format!("INVALID_REVISION {why}"), Some(self.step.id()));
        self.sim.say(
            format!("CodeDeploy refuses the AppSpec file: {why} `{ID}` ends as Failed, INVALID_REVISION."),
            Some(self.step.id()),
        );
        Setback::new(Trigger::Failure, Some("INVALID_REVISION"), why).assumed(Some(assumed))
    }

    /// Ends it where it is: an alarm or a stop.
    fn cut(&self, ending: &Ending) -> Setback {
        let running = self.running();
        let place = running.map(|steps| format!(" in {}", steps.stage.name())).unwrap_or_default();
        let step = running.map_or(self.step.id(), |steps| steps.step.id());
        self.sim.close_under(self.step.id(), ending);
        let weight = |has: &str| format!("{} {has} {} % of the traffic", self.parties.new, self.weight.get());
        let (code, why) = match self.cut_by.get() {
            Trigger::Alarm => {
                let alarm = ending.why.clone().unwrap_or_default();
                let alarm = format!("{} while {}.", alarm.trim_end_matches('.'), weight("had"));
                self.sim.moment(MomentKind::Failure, "alarm", Some(step));
                self.sim.say(format!("{alarm} CodeDeploy stops `{ID}`{place}: Stopped, ALARM_ACTIVE."), Some(step));
                ("ALARM_ACTIVE", alarm)
            }
            _ => {
                self.sim.moment(MomentKind::End, "Stopped", Some(step));
                self.sim.say(
                    format!("Someone stops `{ID}`{place} while {}. It ends as Stopped, MANUAL_STOP.", weight("has")),
                    Some(step),
                );
                ("MANUAL_STOP", format!("Someone stopped the deployment{place} while {}.", weight("had")))
            }
        };
        Setback::new(self.cut_by.get(), Some(code), why).assumed(ending.assumed.clone())
    }

    pub fn traffic(&self) -> &Traffic {
        &self.scenario.setup.traffic
    }

    pub fn is_ecs(&self) -> bool {
        self.plan.platform() == TrafficPlatform::Ecs
    }

    /// The fault that is to strike a step.
    pub fn fault(&self, address: &str) -> Option<&Fault> {
        self.scenario.faults.at(address, 1)
    }

    /// How long a step takes, in milliseconds.
    pub fn takes(&self, address: &str, kind: &str, usual: u64) -> u64 {
        self.scenario.durations.of(address, kind, usual)
    }

    /// Shows what both versions or task sets do from now on.
    pub fn show_states(&self, why: Option<&str>) {
        self.show_state("old", &self.parties.old, self.old.get(), why, None);
        self.show_state("new", &self.parties.new, self.new.get(), why, None);
    }

    /// Shows what one of them does from now on.
    pub fn show_state(&self, gauge: &str, name: &str, state: State, why: Option<&str>, assumed: Option<&str>) {
        let value = format!("{} · {}", bare(name), state.word());
        self.sim.gauge(gauge, value, why.map(str::to_owned), assumed.map(str::to_owned));
    }
}
