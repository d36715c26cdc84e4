//! The events of a deployment on one instance, planned before the first one starts.

use std::ops::Range;
use std::rc::Rc;

use super::deployment::Deployment;
use super::revision::{Revision, Script};
use super::stage::Stage;
use crate::formats::codedeploy::facts::lifecycle::{Course, LifecycleEvent, Whose};
use crate::rehearsal::{FaultKind, Lane, Plan, PlannedStep};

/// The events of a deployment on one instance.
pub struct Track {
    pub host: usize,
    pub events: Vec<EventSteps>,
}

/// An event on one instance.
pub struct EventSteps {
    pub event: LifecycleEvent,
    pub step: PlannedStep,
    /// The revision whose scripts it runs; none where no revision was installed before.
    pub source: Option<Rc<Revision>>,
    pub whose: Whose,
    pub scripts: Vec<(PlannedStep, Script)>,
}

/// Faults of a step that can fail.
const FAILS: &[FaultKind] = &[FaultKind::Fail, FaultKind::TimeOut, FaultKind::Stop];
/// Faults of an event in which nothing runs: the agent does not answer, or someone stops the deployment.
const HANGS: &[FaultKind] = &[FaultKind::TimeOut, FaultKind::Stop];

impl Deployment<'_> {
    /// Plans what the deployment does on an instance.
    pub fn track(&self, host: usize, course: Course) -> Track {
        let stage = self.stage;
        let zone = stage.host(host, |host| host.zone).unwrap_or_default();
        let mut name = stage.name(host);
        if stage.server().zonal().is_some() {
            name = format!("{name} · {}", Stage::zone(zone));
        }
        let lane = stage.sim.lane(Lane::new("instance", name).under(self.step.id()));
        let mut events = Vec::new();
        for event in course.events(stage.load_balancer) {
            let whose = event.whose(course);
            let source = match whose {
                Whose::This => Some(self.revision.clone()),
                Whose::LastSuccessfulInstall => stage.host(host, |host| host.last_install.clone()).flatten(),
                Whose::MostRecentInstall => stage.host(host, |host| host.most_recent.clone()).flatten(),
            };
            let scripts = source.as_ref().map_or(&[][..], |source| source.scripts(event));
            let faults = if event.is_reserved() || !scripts.is_empty() { FAILS } else { HANGS };
            let address = format!("{}{}.{event}", self.prefix, stage.name(host));
            let hook = stage.plan.hooks.iter().find(|hook| hook.event == event.name());
            let plan = Plan::new(lane, "event", address.as_str(), event.name()).under(self.step.id()).faults(faults);
            let plan = plan.written(hook.and_then(|hook| hook.place));
            let step = stage.sim.plan(match course.assumed() {
                Some(why) => plan.assumed(why),
                None => plan,
            });
            let whom = source.as_ref().map_or("", |source| &source.name);
            let scripts = self.plan_scripts(&step, whom, &address, scripts);
            events.push(EventSteps { event, step, source, whose, scripts });
        }
        Track { host, events }
    }

    /// Plans the scripts of an event on a lane that is named for the revision whose scripts they are.
    fn plan_scripts(
        &self,
        event: &PlannedStep,
        revision: &str,
        address: &str,
        scripts: &[Script],
    ) -> Vec<(PlannedStep, Script)> {
        if scripts.is_empty() {
            return Vec::new();
        }
        let sim = self.stage.sim;
        let lane = sim.lane(Lane::new("scripts", revision).under(event.id()));
        let mut planned = Vec::new();
        for (index, script) in scripts.iter().enumerate() {
            let plan = Plan::new(lane, "script", format!("{address}[{index}]"), script.plan.location.as_str());
            let plan = plan.under(event.id()).written(script.plan.place).faults(FAILS);
            planned.push((sim.plan(plan), script.clone()));
        }
        planned
    }
}

impl Track {
    /// Settles that those events do not run.
    pub fn skip(&self, events: Range<usize>, why: &str) {
        for event in self.events.get(events).unwrap_or_default() {
            event.step.skip(why);
            for (step, _) in &event.scripts {
                step.skip(why);
            }
        }
    }

    /// Settles that none of its events from `first` on runs.
    pub fn skip_from(&self, first: usize, why: &str) {
        self.skip(first.min(self.events.len())..self.events.len(), why);
    }
}
