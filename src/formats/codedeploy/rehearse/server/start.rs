//! What there is before the first deployment.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use super::host::{Host, Standing};
use super::install::Files;
use super::narrator::Narrator;
use super::plan::ServerPlan;
use super::revision::Revision;
use super::stage::Stage;
use super::tree::full_path;
use super::words::list;
use super::{MAX_INSTANCES, MAX_ZONES};
use crate::formats::codedeploy::facts::lifecycle::{Course, LifecycleEvent, Whose};
use crate::formats::codedeploy::scenario::{Setup, Start, Style};
use crate::rehearsal::{Input, Lane, Scenario, Sim};

impl<'a> Stage<'a> {
    /// The instances as they are before the first deployment.
    pub fn new(sim: &'a Sim, plan: &'a ServerPlan, scenario: &'a Scenario<Setup>) -> Self {
        let server = &scenario.setup.server;
        let group = server.instances.clamp(1, MAX_INSTANCES);
        let blue_green = server.style == Style::BlueGreen && server.start == Start::User;
        let fleet = match server.start {
            Start::AutoScalingLaunch => group + 1,
            Start::AutoScalingTermination => group,
            Start::User if blue_green => group * 2,
            Start::User | Start::Restart => group,
        };
        let watched = if server.start == Start::AutoScalingLaunch || blue_green { group } else { 0 };
        let this = Rc::new(Revision::this(plan, &scenario.setup.revision, server));
        // Auto Scaling deploys what the fleet runs, and so does a restart.
        let before = match (server.start, &server.before) {
            (Start::User, Some(before)) => Some(Rc::new(this.other(before, plan))),
            (Start::User, None) => None,
            _ => Some(this.clone()),
        };
        let mut hosts = Vec::with_capacity(fleet);
        for number in 0..fleet {
            let installed = before.clone().filter(|_| number < group);
            hosts.push(host(number % server.zones.clamp(1, MAX_ZONES), installed, &server.foreign, plan.windows));
        }
        let stage = Self {
            sim,
            plan,
            scenario,
            lane: sim.lane(Lane::new("deployments", "Deployments")),
            hosts: RefCell::new(hosts),
            fleet,
            group,
            watched,
            load_balancer: server.load_balancer || blue_green,
            this,
            good: RefCell::new(before.clone()),
            narrator: Narrator::default(),
            deployed: RefCell::default(),
            files: RefCell::new(BTreeSet::new()),
            rerouted: Cell::new(false),
        };
        stage.show_start(before.as_deref());
        stage
    }

    fn show_start(&self, before: Option<&Revision>) {
        for host in 0..self.fleet {
            let installed = before.filter(|_| host < self.group);
            let why = if installed.is_some() { "installed before" } else { "nothing was installed before" };
            self.holds(host, installed.map_or("none", |revision| &revision.name), why);
            self.routes(host, installed.is_some(), "");
            let standing = self.host(host, |host| host.standing.clone());
            self.stands(host, standing.unwrap_or(Standing::Unhealthy), why);
        }
        self.show_files(self.watched, "there before the deployment");
    }

    /// Lists what a script is given.
    ///
    /// Source: CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023.
    pub fn list_inputs(&self, deployment: &str) {
        let setup = &self.scenario.setup;
        for (name, value) in [
            ("APPLICATION_NAME", Some(setup.application.as_str())),
            ("DEPLOYMENT_GROUP_NAME", Some(setup.group.as_str())),
            ("DEPLOYMENT_ID", Some(deployment)),
            ("DEPLOYMENT_GROUP_ID", None),
            ("LIFECYCLE_EVENT", None),
        ] {
            let value = value.map(str::to_owned);
            let (name, origin) = (name.to_owned(), "set by the agent".to_owned());
            self.sim.input(Input { name, value, origin, secret: false, place: None });
        }
    }

    /// What a deployment in place does to an instance.
    pub fn course(&self) -> Course {
        if self.server().start == Start::Restart { Course::Restart } else { Course::InPlace }
    }

    /// What is to be said of the file when its deployment starts.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = self.plan.notes.clone();
        for hook in &self.plan.hooks {
            let Some(event) = LifecycleEvent::named(&hook.event) else { continue };
            if event.is_reserved() {
                notes.push(format!("The scripts under `{event}` never run: the event is the service's own."));
            } else if event.needs_load_balancer() && !self.load_balancer {
                notes.push(format!("The scripts under `{event}` do not run: the group has no load balancer."));
            }
        }
        let mut without = Vec::new();
        let course = self.course();
        for event in course.events(self.load_balancer) {
            if !event.is_reserved() && event.whose(course) == Whose::This && self.this.scripts(event).is_empty() {
                without.push(event.name().to_owned());
            }
        }
        if !without.is_empty() && self.scenario.setup.server.start != Start::AutoScalingTermination {
            notes.push(format!("{} has no script for {}.", self.this.name, list(&without)));
        }
        notes
    }
}

fn host(zone: usize, installed: Option<Rc<Revision>>, foreign: &[String], windows: bool) -> Host {
    let mut files = installed.as_ref().map_or_else(Files::default, |revision| revision.installed());
    for path in foreign {
        let path = full_path(path, windows);
        files.cleanup.retain(|other| *other != path);
        files.tree.put_foreign(&path);
    }
    let standing = match &installed {
        Some(revision) => Standing::Runs(revision.name.clone()),
        None => Standing::Unhealthy,
    };
    let traffic = installed.is_some();
    Host { zone, last_install: installed.clone(), most_recent: installed, standing, traffic, files }
}
