//! The scripts of an event on one instance.
//!
//! Source: agent 1.8.1, hook executor.

use std::rc::Rc;

use super::deployment::Deployment;
use super::durations::EVENT_LIMIT;
use super::event::{Failure, Passed};
use super::narrator::HOSTS;
use super::plan::RefusalPoint;
use super::revision::{Revision, Script};
use super::track::{EventSteps, Track};
use crate::formats::codedeploy::facts::lifecycle::{LifecycleEvent, Whose};
use crate::formats::codedeploy::scenario::ScriptFailure;
use crate::rehearsal::{Ending, Fault, FaultKind, PlannedStep, Status};

impl Deployment<'_> {
    /// Runs the scripts of an event until one fails.
    pub async fn hook(&self, track: &Track, planned: &EventSteps, fault: Option<&Fault>) -> Result<(), Failure> {
        // The first event that reads the AppSpec file of the new bundle.
        let refusal = self.revision.refusals.iter().find(|refusal| refusal.point == RefusalPoint::Parsing);
        if let Some(refusal) = refusal.filter(|_| planned.event == LifecycleEvent::BeforeInstall) {
            if refusal.assumed.is_some() {
                planned.step.assume(refusal.assumed.clone().unwrap_or_default());
            }
            return Err(Failure::refused(&refusal.message));
        }
        let Some(source) = planned.source.as_ref().filter(|_| !planned.scripts.is_empty()) else {
            return self.empty(planned, fault).await;
        };
        let (sim, step) = (self.stage.sim, planned.step.id());
        let began = sim.now();
        let name = self.stage.name(track.host);
        sim.log(format!("{name} LifecycleEvent - {}", planned.event), Some(step));
        for (index, (step, script)) in planned.scripts.iter().enumerate() {
            step.start();
            sim.log(format!("{name} Script - {}", script.plan.location), Some(step.id()));
            self.tell_script(track.host, planned, source, script, step);
            let own = self.fault(track.host, &format!("{}[{index}]", planned.event));
            let fault = own.or(fault.filter(|_| index == 0));
            let left = EVENT_LIMIT.saturating_sub(sim.now().since(began));
            let takes = self.takes(track.host, planned.event, Some(index));
            let from = Self::from(planned.whose, source);
            if let Err(failure) = self.script(script, fault, takes, left).await {
                let detail = if failure.code == "ScriptFailed" { exit(fault) } else { failure.code.to_owned() };
                let why =
                    if failure.message.is_empty() { from } else { format!("{} {from}", sentence(&failure.message)) };
                let ending = Ending::new(failure.status).detail(detail).why(why);
                step.close(&ending.assumed(failure.assumed.map(str::to_owned)));
                return Err(failure);
            }
            step.close(&Ending::new(Status::Succeeded).detail("exit 0").why(from));
        }
        planned.step.succeed();
        Ok(())
    }

    async fn script(&self, script: &Script, fault: Option<&Fault>, takes: u64, left: u64) -> Result<(), Failure> {
        let sim = self.stage.sim;
        let location = &script.plan.location;
        let way = self.way(fault);
        let fails = fault.is_some_and(|fault| fault.kind == FaultKind::Fail);
        if script.missing || fails && way == ScriptFailure::Missing {
            let message = format!("Script does not exist at specified location: {location}");
            return Err(Failure::new("ScriptMissing", message, format!("`{location}` is not in the bundle")));
        }
        let by = script.plan.run_as.as_ref().map(|user| format!(" run as user {user}")).unwrap_or_default();
        let message = |end: &str| format!("Script at specified location: {location}{by} {end}");
        let timeout = script.plan.timeout;
        let own = timeout.saturating_mul(1000);
        if fails && way == ScriptFailure::AgentDown {
            sim.sleep(left).await;
            return Err(Failure::agent("the agent is gone, and CodeDeploy waits an hour for it"));
        }
        if fails && way == ScriptFailure::OpenPipe && own <= left {
            sim.sleep(own).await;
            let told = format!("`{location}` ends, but what it started keeps its output open for {timeout} seconds");
            let assumed = "The code that the service shows for an output that stays open is not verified.";
            let failure = Failure::new("UnknownError", message("failed to close STDOUT"), told);
            return Err(Failure { assumed: Some(assumed), ..failure });
        }
        match self.pass(fault, takes, own.min(left)).await {
            Passed::Well if !script.always_fails => Ok(()),
            Passed::TimedOut if own <= left => {
                let told = format!("`{location}` is not done after {timeout} seconds");
                let message = message(&format!("failed to complete in {timeout} seconds"));
                let failure = Failure::new("ScriptTimedOut", message, told);
                Err(Failure { status: Status::TimedOut, ..failure })
            }
            Passed::TimedOut => Err(Failure::agent("its hour is over")),
            _ => {
                let status = fault.and_then(|fault| fault.exit).unwrap_or(1);
                let told = format!("`{location}` exits with {status}");
                Err(Failure::new("ScriptFailed", message(&format!("failed with exit code {status}")), told))
            }
        }
    }

    fn way(&self, fault: Option<&Fault>) -> ScriptFailure {
        let named = fault.and_then(|fault| ScriptFailure::named(fault.detail.as_deref()?));
        named.unwrap_or(self.stage.server().ways.script)
    }

    fn tell_script(&self, host: usize, planned: &EventSteps, source: &Revision, script: &Script, step: &PlannedStep) {
        let location = &script.plan.location;
        let text = format!("{} runs {}'s `{location}` on {HOSTS}", planned.event, source.name);
        let text = match planned.whose {
            Whose::This => format!("{text}."),
            Whose::LastSuccessfulInstall => format!("{text}: the last revision whose Install finished."),
            Whose::MostRecentInstall => format!("{text}: the revision installed most recently."),
        };
        self.stage.narrator.tell(text, None, host, step.id());
    }

    /// Whose script it is, in a sentence.
    fn from(whose: Whose, source: &Rc<Revision>) -> String {
        let name = &source.name;
        match whose {
            Whose::This => format!("{name}'s script: the revision that is being deployed."),
            Whose::LastSuccessfulInstall => {
                format!("{name}'s script: the last revision whose Install finished here.")
            }
            Whose::MostRecentInstall => format!("{name}'s script: the revision installed here most recently."),
        }
    }
}

impl ScriptFailure {
    /// The way of that name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "exit" => Some(Self::Exit),
            "missing" => Some(Self::Missing),
            "open_pipe" => Some(Self::OpenPipe),
            "agent_down" => Some(Self::AgentDown),
            _ => None,
        }
    }
}

fn exit(fault: Option<&Fault>) -> String {
    format!("exit {}", fault.and_then(|fault| fault.exit).unwrap_or(1))
}

fn sentence(message: &str) -> String {
    format!("{}.", message.trim_end_matches('.'))
}
