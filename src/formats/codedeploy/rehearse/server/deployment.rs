//! A deployment: when it starts, what ends it, and how.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::durations::{BLUE_GREEN_LIMIT, IN_PLACE_LIMIT};
use super::host::Standing;
use super::revision::Revision;
use super::stage::Stage;
use super::words::{are, instances};
use crate::formats::codedeploy::scenario::Style;
use crate::rehearsal::{Ending, Fault, Instant, Lane, LaneId, MomentKind, Plan, PlannedStep, Process, Status};

/// Which deployment of a rehearsal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// That of the file.
    Rehearsed,
    /// Its rollback.
    Rollback,
    /// One before it, from 1.
    Earlier(usize),
}

/// A deployment.
pub struct Deployment<'a> {
    pub stage: &'a Stage<'a>,
    pub role: Role,
    /// Its number, such as `d-R42`.
    pub id: String,
    /// What its addresses begin with: nothing, `rollback.` or `earlier:1.`
    pub prefix: String,
    pub revision: Rc<Revision>,
    pub step: PlannedStep,
    /// Whether failures of ApplicationStop are passed over.
    pub ignores: bool,
    /// The instances of which some must stay healthy.
    pub counted: Vec<usize>,
    /// Whether someone stops it now, by a fault of one of its steps.
    pub stopped: Cell<bool>,
    /// What ended it from outside.
    pub cut: RefCell<Option<Verdict>>,
    pub waits: Cell<Option<LaneId>>,
}

/// How a deployment ends.
#[derive(Debug, Clone)]
pub struct Verdict {
    pub status: Status,
    /// The service's error code.
    pub code: Option<&'static str>,
    /// In a sentence.
    pub why: String,
    pub assumed: Option<&'static str>,
}

impl Verdict {
    pub fn new(status: Status, code: Option<&'static str>, why: impl Into<String>) -> Self {
        Self { status, code, why: why.into(), assumed: None }
    }

    /// CodeDeploy's word for it.
    pub fn word(&self) -> &'static str {
        match self.status {
            Status::Succeeded => "Succeeded",
            Status::Stopped => "Stopped",
            _ => "Failed",
        }
    }
}

const UNREADABLE: &str = "AWS documents that the deployment stops then, but not with which code.";
const STOPS_SCRIPTS: &str = "AWS does not say whether a script that runs is let finish.";

impl<'a> Deployment<'a> {
    /// A deployment of `revision`, planned on the lane of deployments.
    pub fn new(stage: &'a Stage<'a>, role: Role, revision: Rc<Revision>, counted: Vec<usize>) -> Self {
        let address = match role {
            Role::Rehearsed => "deployment".to_owned(),
            Role::Rollback => "rollback".to_owned(),
            Role::Earlier(number) => format!("earlier:{number}"),
        };
        let prefix = if role == Role::Rehearsed { String::new() } else { format!("{address}.") };
        let id = stage.number(&revision.name);
        let label = format!("{id} · revision {}", revision.name);
        let step = stage.sim.plan(Plan::new(stage.lane, "deployment", address, label));
        let ignores = role == Role::Rehearsed && stage.server().ignore_application_stop_failures;
        Self {
            stage,
            role,
            id,
            prefix,
            revision,
            step,
            ignores,
            counted,
            stopped: Cell::new(false),
            cut: RefCell::default(),
            waits: Cell::default(),
        }
    }

    /// Does its work, unless something ends it before.
    pub async fn run(&self, opening: String, work: Process<'_, Verdict>) -> Verdict {
        let (stage, id) = (self.stage, Some(self.step.id()));
        self.step.start();
        let kind = if self.role == Role::Rollback { MomentKind::Jump } else { MomentKind::Begin };
        let label = if self.role == Role::Rollback { "rollback".to_owned() } else { self.revision.name.to_string() };
        // The first one begins with the run.
        if stage.sim.now() > Instant::default() {
            stage.moment(kind, label, id);
        }
        stage.say(opening, id);
        let verdict = match stage.sim.unless(work, Box::pin(self.end())).await {
            Ok(verdict) => verdict,
            Err(ending) => self.cut_off(&ending),
        };
        let code = verdict.code.map(|code| format!("{code}: ")).unwrap_or_default();
        let ending = Ending::new(verdict.status).detail(verdict.word()).why(format!("{code}{}", verdict.why));
        self.step.close(&ending.assumed(verdict.assumed.map(str::to_owned)));
        let kind = if verdict.status == Status::Failed { MomentKind::Failure } else { MomentKind::End };
        stage.moment(kind, verdict.word(), id);
        let code = verdict.code.map(|code| format!(" ({code})")).unwrap_or_default();
        let which = &self.revision.name;
        stage.say(format!("The deployment of {which} ends as {}{code}. {}", verdict.word(), verdict.why), id);
        if verdict.status == Status::Succeeded {
            stage.good.replace(Some(self.revision.clone()));
        }
        verdict
    }

    /// What ends it from outside: a stop, an alarm or the service's limit.
    async fn end(&self) -> Ending {
        let (sim, setup) = (self.stage.sim, &self.stage.scenario.setup);
        let start = sim.now();
        let after = |seconds: u64| start.after(seconds.saturating_mul(1000));
        let is_rehearsed = self.role == Role::Rehearsed;
        let blue_green = setup.server.style == Style::BlueGreen;
        let limit = if blue_green { BLUE_GREEN_LIMIT } else { IN_PLACE_LIMIT };
        let stop = setup.stop_after.filter(|_| is_rehearsed).map(after);
        let alarm = setup.rollback.first_alarm().filter(|_| is_rehearsed);
        let mut first = (start.after(limit), Verdict::new(Status::Failed, Some("TIMEOUT"), "Its time was over."));
        if let Some((alarm, seconds)) = alarm
            && after(seconds) < first.0
        {
            let what =
                if alarm.unreadable { "The state could not be read of alarm" } else { "It was stopped by alarm" };
            let why = format!("{what} `{}`.", alarm.name.replace('`', "'"));
            let assumed = alarm.unreadable.then_some(UNREADABLE);
            let verdict = Verdict::new(Status::Stopped, Some("ALARM_ACTIVE"), why);
            first = (after(seconds), Verdict { assumed, ..verdict });
        }
        let request = Verdict::new(Status::Stopped, Some("MANUAL_STOP"), "Someone stopped it.");
        if let Some(at) = stop.filter(|at| *at <= first.0) {
            first = (at, request.clone());
        }
        for alarm in setup.rollback.alarms.iter().filter(|_| is_rehearsed) {
            sim.gauge(&format!("alarm {}", alarm.name), "OK", None, None);
        }
        self.wait_until(first.0).await;
        let verdict = if self.stopped.get() { request } else { first.1 };
        if let Some((alarm, _)) = alarm.filter(|(alarm, _)| verdict.code == Some("ALARM_ACTIVE") && !alarm.unreadable)
        {
            sim.gauge(&format!("alarm {}", alarm.name), "ALARM", None, None);
            self.stage.moment(MomentKind::Failure, alarm.name.as_str(), Some(self.step.id()));
        }
        let why = verdict.why.clone();
        self.cut.replace(Some(verdict));
        let left_out = format!("Skipped: the deployment was ended. {why}");
        Ending::new(Status::Stopped).why(why).left_out(left_out).assumed(Some(STOPS_SCRIPTS.to_owned()))
    }

    async fn wait_until(&self, at: Instant) {
        self.stage.sim.until_or(at, || self.stopped.get()).await;
    }

    /// Settles what an end from outside leaves behind.
    fn cut_off(&self, ending: &Ending) -> Verdict {
        let busy: Vec<usize> = (0..self.stage.fleet)
            .filter(|host| self.stage.host(*host, |host| host.standing == Standing::Busy) == Some(true))
            .collect();
        let names = instances(&busy, self.stage.fleet);
        if !busy.is_empty() {
            self.stage.say(format!("{names} {} left in the middle of it.", are(busy.len())), Some(self.step.id()));
        }
        for host in busy {
            self.stage.stands(host, Standing::Unknown, "the deployment was ended while it worked on the instance");
        }
        self.show_healthy("the deployment was ended");
        let why = ending.why.clone().unwrap_or_default();
        self.cut.take().unwrap_or_else(|| Verdict::new(Status::Stopped, None, why))
    }

    /// Shows how many of the counted instances are healthy and not being worked on.
    pub fn show_healthy(&self, why: &str) {
        let hosts = self.stage.hosts.borrow();
        let healthy = self.healthy_of(&hosts);
        self.stage.sim.gauge("healthy", healthy.to_string(), Some(why.to_owned()), None);
    }

    fn healthy_of(&self, hosts: &[super::host::Host]) -> usize {
        self.counted.iter().filter_map(|host| hosts.get(*host)).filter(|host| host.is_healthy()).count()
    }

    /// How many of the counted instances are healthy and not being worked on.
    pub fn healthy(&self) -> usize {
        self.healthy_of(&self.stage.hosts.borrow())
    }

    /// The fault that is to strike a step of an instance: its own, or that of every instance.
    pub fn fault(&self, host: usize, step: &str) -> Option<&Fault> {
        let faults = &self.stage.scenario.faults;
        let own = format!("{}{}.{step}", self.prefix, self.stage.name(host));
        faults.at(&own, 1).or_else(|| faults.at(&format!("{}{step}", self.prefix), 1))
    }

    /// The lane of its waits.
    pub fn waits(&self) -> LaneId {
        let lane = self
            .waits
            .get()
            .unwrap_or_else(|| self.stage.sim.lane(Lane::new("waits", "Waits").under(self.step.id())));
        self.waits.set(Some(lane));
        lane
    }

    /// Plans one of its waits.
    pub fn plan_wait(&self, address: &str, label: impl Into<String>) -> PlannedStep {
        let plan = Plan::new(self.waits(), "wait", format!("{}{address}", self.prefix), label);
        self.stage.sim.plan(plan.under(self.step.id()))
    }
}
