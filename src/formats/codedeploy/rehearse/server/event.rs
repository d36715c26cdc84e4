//! The events of one instance, one after another.

use std::ops::Range;

use super::deployment::{Deployment, Role};
use super::durations::{self, EVENT_LIMIT, NEXT_EVENT_LIMIT};
use super::host::Standing;
use super::narrator::{HOSTS, S};
use super::track::{EventSteps, Track};
use crate::formats::codedeploy::facts::lifecycle::{LifecycleEvent, Whose};
use crate::rehearsal::{Ending, Fault, FaultKind, MomentKind, Status};

/// How an event fails.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The service's code, such as `ScriptFailed`.
    pub code: &'static str,
    /// The agent's message.
    pub message: String,
    /// That in plain words, as a clause: "`scripts/start.sh` exits with 1".
    pub told: String,
    pub status: Status,
    pub assumed: Option<&'static str>,
}

impl Failure {
    pub fn new(code: &'static str, message: impl Into<String>, told: impl Into<String>) -> Self {
        Self { code, message: message.into(), told: told.into(), status: Status::Failed, assumed: None }
    }

    /// The agent is gone, and CodeDeploy has waited for it.
    pub fn agent(told: &str) -> Self {
        let failure = Self::new("UnknownError", "", told);
        let assumed = "AWS documents how long it waits for the agent, but not the code of the event.";
        Self { status: Status::TimedOut, assumed: Some(assumed), ..failure }
    }

    /// The agent refuses the AppSpec file in those words.
    pub fn refused(message: &str) -> Self {
        let told = format!("the agent refuses the AppSpec file: {}", Self::clause(message));
        Self::new("UnknownError", message, told)
    }

    /// A message of the agent without the words with which most of them begin.
    pub fn clause(message: &str) -> &str {
        message.strip_prefix("The deployment failed because ").unwrap_or(message).trim_end_matches('.')
    }

    pub fn ending(&self) -> Ending {
        let why = if self.message.is_empty() {
            format!("{}.", super::words::upper_first(&self.told))
        } else {
            self.message.clone()
        };
        Ending::new(self.status).detail(self.code).why(why).assumed(self.assumed.map(str::to_owned))
    }
}

/// How time passes in a step that a fault may strike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    Well,
    /// It is to fail.
    Fails,
    /// Its time ran out.
    TimedOut,
}

impl Deployment<'_> {
    /// Lets time pass in a step that a fault may strike: at most `limit`.
    pub async fn pass(&self, fault: Option<&Fault>, takes: u64, limit: u64) -> Passed {
        let sim = self.stage.sim;
        match fault.map(|fault| fault.kind) {
            Some(FaultKind::Stop) => {
                sim.sleep(takes.min(limit) / 2).await;
                self.stopped.set(true);
                sim.never().await
            }
            Some(FaultKind::TimeOut) => {
                sim.sleep(limit).await;
                Passed::TimedOut
            }
            _ if takes > limit => {
                sim.sleep(limit).await;
                Passed::TimedOut
            }
            Some(FaultKind::Fail) => {
                sim.sleep(takes).await;
                Passed::Fails
            }
            None => {
                sim.sleep(takes).await;
                Passed::Well
            }
        }
    }

    /// Runs events of an instance until one fails. True if none does.
    pub async fn walk(&self, track: &Track, events: Range<usize>) -> bool {
        for at in events {
            let Some(planned) = track.events.get(at) else { break };
            planned.step.start();
            let Err(failure) = self.event(track, planned).await else { continue };
            planned.step.close(&failure.ending());
            let line = if failure.message.is_empty() { &failure.told } else { &failure.message };
            let (name, event) = (self.stage.name(track.host), planned.event);
            let line = format!("{name} {event} failed: {}: {line}", failure.code);
            self.stage.sim.log_failure(line, Some(planned.step.id()));
            if self.ignores && planned.event.may_be_ignored() {
                let why = format!("Skipped: {} failed.", planned.event);
                planned.scripts.iter().for_each(|(step, _)| step.skip(why.as_str()));
                let text = format!("{} fails on {HOSTS}: {}.", planned.event, failure.told);
                let text = format!("{text} The deployment ignores failures of ApplicationStop and goes on.");
                self.stage.narrator.tell(text, Some((MomentKind::Jump, "ignored")), track.host, planned.step.id());
                continue;
            }
            self.fail(track, at, &failure);
            return false;
        }
        true
    }

    /// Settles what a failed event means for its instance.
    fn fail(&self, track: &Track, at: usize, failure: &Failure) {
        let Some(planned) = track.events.get(at) else { return };
        let (stage, event) = (self.stage, planned.event);
        let why = format!("Skipped: {event} failed.");
        track.skip(at..at + 1, &why);
        track.skip_from(at + 1, &why);
        let mut text = format!("{event} fails on {HOSTS} with {}: {}.", failure.code, failure.told);
        if at + 1 < track.events.len() {
            text.push_str(" The later events are skipped there, and no script is undone.");
        }
        let last = stage.host(track.host, |host| host.last_install.clone()).flatten();
        let this = &self.revision.name;
        match last {
            Some(last) if event == LifecycleEvent::ApplicationStop => {
                text.push_str(&format!(" The next ApplicationStop runs {}'s script again: if it always", last.name));
                text.push_str(" fails, only a deployment that ignores its failure gets past it.");
            }
            Some(last) if last.name == *this && event > LifecycleEvent::Install => {
                text.push_str(&format!(
                    " Install had finished, so the next ApplicationStop there runs {this}'s script."
                ));
            }
            Some(last) if event > LifecycleEvent::ApplicationStop => {
                text.push_str(&format!(" The next ApplicationStop there still runs {}'s script.", last.name));
            }
            _ => {}
        }
        let mark = (MomentKind::Failure, "{hosts} fail{s}");
        stage.narrator.tell(text, Some(mark), track.host, planned.step.id());
        stage.stands(track.host, Standing::Unhealthy, &format!("{event} failed"));
    }

    async fn event(&self, track: &Track, planned: &EventSteps) -> Result<(), Failure> {
        let fault = self.fault(track.host, planned.event.name());
        match planned.event {
            LifecycleEvent::Install => self.install(track, planned, fault).await,
            LifecycleEvent::DownloadBundle | LifecycleEvent::BlockTraffic | LifecycleEvent::AllowTraffic => {
                self.service_event(track, planned, fault).await
            }
            _ => self.hook(track, planned, fault).await,
        }
    }

    /// How long a step takes, in milliseconds: what is said of it, of its event on the instance, or of the event.
    pub fn takes(&self, host: usize, event: LifecycleEvent, script: Option<usize>) -> u64 {
        let durations = &self.stage.scenario.durations;
        let address = format!("{}{}.{event}", self.prefix, self.stage.name(host));
        let usual = durations.of(&address, event.name(), durations::event(event));
        match script {
            Some(index) => durations.of(&format!("{address}[{index}]"), &format!("{event}[{index}]"), usual),
            None => usual,
        }
    }

    /// DownloadBundle, BlockTraffic and AllowTraffic.
    async fn service_event(&self, track: &Track, planned: &EventSteps, fault: Option<&Fault>) -> Result<(), Failure> {
        let (stage, host, step) = (self.stage, track.host, planned.step.id());
        let revision = &self.revision.name;
        let text = match planned.event {
            LifecycleEvent::DownloadBundle => format!("{HOSTS} download{S} {revision}."),
            LifecycleEvent::BlockTraffic => format!("{HOSTS} leave{S} the load balancer."),
            _ => format!("{HOSTS} enter{S} the load balancer."),
        };
        stage.narrator.tell(text, None, host, step);
        if planned.event == LifecycleEvent::BlockTraffic {
            stage.routes(host, false, "BlockTraffic takes it out of the load balancer");
        }
        let passed = self.pass(fault, self.takes(host, planned.event, None), EVENT_LIMIT).await;
        let assumed = Some("AWS does not document the code and the message of this failure.");
        let told = match (passed, planned.event) {
            (Passed::Well, LifecycleEvent::AllowTraffic) => {
                stage.rerouted.set(stage.rerouted.get() || self.role == Role::Rehearsed);
                stage.routes(host, true, "AllowTraffic has put it into the load balancer");
                planned.step.succeed();
                return Ok(());
            }
            (Passed::Well, _) => {
                planned.step.succeed();
                return Ok(());
            }
            (Passed::TimedOut, _) => return Err(Failure::agent("it is not over within an hour")),
            (Passed::Fails, LifecycleEvent::DownloadBundle) => "the bundle cannot be downloaded",
            (Passed::Fails, LifecycleEvent::BlockTraffic) => {
                stage.routes(host, true, "the load balancer has not let it go");
                "the load balancer does not let the instance go"
            }
            (Passed::Fails, _) => "the load balancer does not take the instance",
        };
        Err(Failure { assumed, ..Failure::new("UnknownError", "", told) })
    }

    /// Why a script's event has nothing to run.
    pub fn no_script(&self, planned: &EventSteps) -> String {
        match (&planned.source, planned.whose) {
            (None, _) => "no script: no revision was installed here before".to_owned(),
            (Some(source), Whose::LastSuccessfulInstall | Whose::MostRecentInstall) => {
                format!("no script in {}, whose Install was the last here", source.name)
            }
            (Some(_), Whose::This) => "no script".to_owned(),
        }
    }

    /// An event in which nothing runs.
    pub async fn empty(&self, planned: &EventSteps, fault: Option<&Fault>) -> Result<(), Failure> {
        match fault.map(|fault| fault.kind) {
            Some(FaultKind::TimeOut) => {
                self.stage.sim.sleep(NEXT_EVENT_LIMIT).await;
                Err(Failure::agent("the agent does not begin with it within five minutes"))
            }
            Some(FaultKind::Stop) => {
                self.stopped.set(true);
                self.stage.sim.never().await
            }
            _ => {
                planned.step.close(&Ending::new(Status::Succeeded).why(self.no_script(planned)));
                Ok(())
            }
        }
    }
}
