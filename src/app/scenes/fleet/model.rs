//! A fleet as the picture reads it from a timeline, once for each run: its instances, its deployments, and which
//! steps stand where.

use crate::app::stage::run::Run;
use crate::formats::codedeploy::facts::lifecycle::LifecycleEvent;
use crate::rehearsal::{Fault, Gauge, GaugePoint, Instant, LaneId, Status, Step, StepId, StepState};

/// What of a run does not change with time.
#[derive(Debug, PartialEq, Default)]
pub struct Fleet {
    /// The instances, in the order of their numbers.
    pub hosts: Vec<Host>,
    /// The deployments, in order.
    pub deployments: Vec<Deployment>,
    /// The revision of the file.
    pub revision: String,
    /// The gauge of the instances that must stay healthy.
    pub minimum: Option<usize>,
    /// The gauge of those that are healthy.
    pub healthy: Option<usize>,
    /// The gauges of files.
    pub files: Vec<usize>,
    /// The gauges of CloudWatch alarms.
    pub alarms: Vec<usize>,
    /// Whether a load balancer sends traffic.
    pub is_balanced: bool,
}

/// An instance, and which gauges tell of it.
#[derive(Debug, PartialEq, Default)]
pub struct Host {
    /// Its name.
    pub name: String,
    /// The revision that is installed.
    pub revision: Option<usize>,
    /// Whether it gets traffic.
    pub traffic: Option<usize>,
    /// What CodeDeploy knows of its health.
    pub health: Option<usize>,
}

/// A deployment.
#[derive(Debug, PartialEq)]
pub struct Deployment {
    /// Its step.
    pub step: StepId,
    /// Its number, such as `d-R42`.
    pub number: String,
    /// The revision that it deploys.
    pub revision: String,
    /// Its instances, those that go through the same events together.
    pub sections: Vec<Section>,
    /// What it waits for beside the instances.
    pub waits: Vec<StepId>,
}

/// Instances that go through the same events.
#[derive(Debug, PartialEq)]
pub struct Section {
    /// The events, in order.
    pub columns: Vec<Column>,
    /// The instances, in the order of their numbers.
    pub rows: Vec<Row>,
}

/// A lifecycle event.
#[derive(Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub event: String,
    /// Whether it is the service's own, so that no script runs in it.
    pub is_own: bool,
    /// The revisions whose scripts run in it, over all instances.
    pub revisions: Vec<String>,
}

/// An instance in a deployment.
#[derive(Debug, PartialEq)]
pub struct Row {
    /// Its place among the instances.
    pub host: usize,
    /// Its zone, where zones count.
    pub zone: Option<String>,
    /// Its events, in order.
    pub steps: Vec<StepId>,
}

impl Fleet {
    /// The fleet of a run.
    pub fn of(run: &Run) -> Self {
        let mut fleet = Self::default();
        for (index, gauge) in run.timeline().gauges.iter().enumerate() {
            fleet.add_gauge(index, &gauge.name);
        }
        for (lane, _) in run.lanes("deployments") {
            for step in run.on(lane) {
                fleet.add_deployment(run, *step);
            }
        }
        let rehearsed = fleet
            .deployments
            .iter()
            .find(|deployment| run.step(deployment.step).is_some_and(|step| step.address == "deployment"));
        fleet.revision = rehearsed.map(|deployment| deployment.revision.clone()).unwrap_or_default();
        fleet
    }

    fn add_gauge(&mut self, index: usize, name: &str) {
        match name {
            "minimum" => self.minimum = Some(index),
            "healthy" => self.healthy = Some(index),
            _ if name.starts_with("file:") => self.files.push(index),
            _ if name.starts_with("alarm ") => self.alarms.push(index),
            _ => {
                let Some((host, what)) = name.rsplit_once(' ') else { return };
                if !matches!(what, "revision" | "traffic" | "health") || host.contains(' ') {
                    return;
                }
                // The gauges of one instance begin one after another.
                let at = self.hosts.iter().rposition(|known| known.name == host).unwrap_or(self.hosts.len());
                if at == self.hosts.len() {
                    self.hosts.push(Host { name: host.to_owned(), ..Host::default() });
                }
                let Some(host) = self.hosts.get_mut(at) else { return };
                match what {
                    "revision" => host.revision = Some(index),
                    "traffic" => {
                        host.traffic = Some(index);
                        self.is_balanced = true;
                    }
                    _ => host.health = Some(index),
                }
            }
        }
    }

    fn add_deployment(&mut self, run: &Run, id: StepId) {
        let Some(step) = run.step(id) else { return };
        let (number, revision) = step.label.split_once(" \u{b7} revision ").unwrap_or((&step.label, ""));
        let mut deployment = Deployment {
            step: id,
            number: number.to_owned(),
            revision: revision.to_owned(),
            sections: Vec::new(),
            waits: Vec::new(),
        };
        for lane in run.lanes_of(id) {
            match run.lane(*lane).map(|lane| lane.kind.as_str()) {
                Some("instance") => self.add_row(run, &mut deployment, *lane),
                _ => deployment.waits.extend(run.on(*lane)),
            }
        }
        self.deployments.push(deployment);
    }

    fn add_row(&self, run: &Run, deployment: &mut Deployment, lane: LaneId) {
        let steps = run.on(lane).to_vec();
        let full_name = run.lane(lane).map_or("", |lane| &lane.name);
        let (name, zone) = match full_name.split_once(" \u{b7} ") {
            Some((name, zone)) => (name, Some(zone.to_owned())),
            None => (full_name, None),
        };
        let Some(host) = self.hosts.iter().position(|host| host.name == name) else { return };
        let label = |step: &StepId| run.step(*step).map_or("", |step| step.label.as_str());
        let is_alike = |section: &Section| {
            section.columns.len() == steps.len()
                && section.columns.iter().zip(&steps).all(|(column, step)| column.event == label(step))
        };
        if !deployment.sections.iter().any(is_alike) {
            let column = |step: &StepId| Column {
                event: label(step).to_owned(),
                is_own: LifecycleEvent::named(label(step)).is_some_and(LifecycleEvent::is_reserved),
                revisions: Vec::new(),
            };
            deployment.sections.push(Section { columns: steps.iter().map(column).collect(), rows: Vec::new() });
        }
        let Some(section) = deployment.sections.iter_mut().find(|section| is_alike(section)) else { return };
        for (column, step) in section.columns.iter_mut().zip(&steps) {
            if let Some(revision) = scripts_of(run, *step)
                && !column.revisions.iter().any(|known| known == revision)
            {
                column.revisions.push(revision.to_owned());
            }
        }
        section.rows.push(Row { host, zone, steps });
    }

    /// The deployment of that address; else the one that runs at `at`, or the last before, or the first.
    pub fn deployment(&self, run: &Run, address: Option<&str>, at: Instant) -> Option<&Deployment> {
        let step = |deployment: &&Deployment| run.step(deployment.step);
        let chosen =
            |deployment: &&Deployment| step(deployment).is_some_and(|step| Some(step.address.as_str()) == address);
        let begun =
            |deployment: &&Deployment| step(deployment).and_then(|step| step.start).is_some_and(|start| start <= at);
        let mut all = self.deployments.iter();
        let chosen = self.deployments.iter().find(chosen);
        chosen.or_else(|| all.rfind(begun)).or(self.deployments.first())
    }

    /// The instances of which some must stay healthy while a deployment runs.
    pub fn counted(&self, deployment: &Deployment) -> Vec<usize> {
        match deployment.sections.as_slice() {
            [first, _, ..] => first.rows.iter().map(|row| row.host).collect(),
            _ => (0..self.hosts.len()).collect(),
        }
    }
}

impl Deployment {
    /// Every row.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sections.iter().flat_map(|section| &section.rows)
    }

    /// The event of one of its instances that a step is, or is part of.
    pub fn event_of(&self, run: &Run, step: StepId) -> Option<StepId> {
        run.holders(step).find(|holder| self.rows().any(|row| row.steps.contains(holder)))
    }

    /// The event worth a word at `at`: the last that failed, else the last that began.
    pub fn speaking(&self, run: &Run, at: Instant) -> Option<StepId> {
        let mut failed: Option<(Instant, StepId)> = None;
        let mut running: Option<(Instant, StepId)> = None;
        for step in self.rows().flat_map(|row| &row.steps) {
            let Some(it) = run.step(*step) else { continue };
            let (best, when) = match run.state(*step, at) {
                StepState::Ended(Status::Failed | Status::TimedOut | Status::Stopped) => (&mut failed, it.end),
                StepState::InProgress => (&mut running, it.start.unwrap_or_default()),
                _ => continue,
            };
            if best.is_none_or(|(other, _)| other < when) {
                *best = Some((when, *step));
            }
        }
        failed.or(running).map(|(_, step)| step)
    }
}

impl Row {
    /// How the instance stands in its deployment.
    pub fn state(&self, run: &Run, at: Instant) -> StepState {
        let state = |step: &StepId| run.state(*step, at);
        match self.steps.last().map(state) {
            Some(StepState::Ended(Status::Skipped)) => {
                let is_bad =
                    |state: &StepState| !matches!(state, StepState::Ended(Status::Skipped | Status::Succeeded));
                self.steps.iter().rev().map(state).find(is_bad).unwrap_or(StepState::Ended(Status::Skipped))
            }
            Some(StepState::Pending) if self.steps.iter().any(|step| state(step) != StepState::Pending) => {
                StepState::InProgress
            }
            other => other.unwrap_or(StepState::Pending),
        }
    }
}

/// The revision whose scripts run in an event; none where it has no script.
pub fn scripts_of(run: &Run, event: StepId) -> Option<&str> {
    let lane = run.lane(*run.lanes_of(event).first()?)?;
    (lane.kind == "scripts").then_some(lane.name.as_str())
}

/// Whether a fault strikes an event of an instance of that name, or a script in it: on that instance alone or on all.
pub fn strikes(fault: &Fault, step: &Step, host: &str) -> bool {
    let meant = fault.step.split('[').next().unwrap_or_default();
    let on_all = || {
        let (before, after) = step.address.split_once(host)?;
        Some(meant.strip_prefix(before)? == after.strip_prefix('.')?)
    };
    meant == step.address || on_all() == Some(true)
}

/// The point of a gauge that holds at `at`.
pub fn point(run: &Run, gauge: Option<usize>, at: Instant) -> Option<&GaugePoint> {
    run.timeline().gauges.get(gauge?)?.point(at)
}

/// What a gauge says at `at`; nothing where it is not there.
pub fn value(run: &Run, gauge: Option<usize>, at: Instant) -> &str {
    point(run, gauge, at).map_or("", |point| &point.value)
}

/// The gauge of a file, and the file's path.
pub fn file(run: &Run, gauge: usize) -> Option<(&str, &Gauge)> {
    let gauge = run.timeline().gauges.get(gauge)?;
    Some((gauge.name.strip_prefix("file:")?, gauge))
}
