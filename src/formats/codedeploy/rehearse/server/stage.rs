//! What all deployments of one rehearsal share: the instances, and what is shown of them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use super::host::{Host, Standing};
use super::narrator::Narrator;
use super::plan::ServerPlan;
use super::revision::Revision;
use super::tree::{Node, shown};
use super::words::instance;
use crate::formats::codedeploy::scenario::{Server, Setup};
use crate::rehearsal::{LaneId, MomentKind, Scenario, Sim, StepId};

/// How many files are shown of the first instance.
const SHOWN_FILES: usize = 12;

/// What all deployments of one rehearsal share.
pub struct Stage<'a> {
    pub sim: &'a Sim,
    pub plan: &'a ServerPlan,
    pub scenario: &'a Scenario<Setup>,
    /// The lane of the deployments.
    pub lane: LaneId,
    /// The instances, in the order of their numbers.
    pub hosts: RefCell<Vec<Host>>,
    /// How many instances there are.
    pub fleet: usize,
    /// How many of them the deployment group has before the deployment; they come first.
    pub group: usize,
    /// The instance whose files are shown.
    pub watched: usize,
    /// Whether instances get traffic from a load balancer.
    pub load_balancer: bool,
    /// The revision of the file.
    pub this: Rc<Revision>,
    /// The last revision whose deployment succeeded.
    pub good: RefCell<Option<Rc<Revision>>>,
    pub narrator: Narrator,
    /// The revisions deployed so far, for the numbers of deployments.
    pub deployed: RefCell<Vec<Rc<str>>>,
    /// The files of the first instance that are shown.
    pub files: RefCell<BTreeSet<String>>,
    /// Whether an instance has got traffic in the rehearsed deployment.
    pub rerouted: Cell<bool>,
}

impl Stage<'_> {
    pub fn server(&self) -> &Server {
        &self.scenario.setup.server
    }

    /// The name of an instance.
    pub fn name(&self, host: usize) -> String {
        instance(host, self.fleet)
    }

    /// The name of an Availability Zone.
    pub fn zone(zone: usize) -> char {
        char::from(b'a' + (zone % 26) as u8)
    }

    /// Tells a sentence, after what instances did before it.
    pub fn say(&self, text: impl Into<String>, step: Option<StepId>) {
        self.narrator.flush(self.sim, self.fleet);
        self.sim.say(text, step);
    }

    /// Marks this instant, after what instances did before it.
    pub fn moment(&self, kind: MomentKind, label: impl Into<String>, step: Option<StepId>) {
        self.narrator.flush(self.sim, self.fleet);
        self.sim.moment(kind, label, step);
    }

    /// Asks something of an instance.
    pub fn host<T>(&self, host: usize, ask: impl FnOnce(&Host) -> T) -> Option<T> {
        self.hosts.borrow().get(host).map(ask)
    }

    /// Changes an instance.
    pub fn change(&self, host: usize, change: impl FnOnce(&mut Host)) {
        if let Some(host) = self.hosts.borrow_mut().get_mut(host) {
            change(host);
        }
    }

    /// Says what CodeDeploy knows of an instance from now on.
    pub fn stands(&self, host: usize, standing: Standing, why: &str) {
        let word = match &standing {
            Standing::Busy => None,
            Standing::Runs(_) => Some("healthy"),
            Standing::Unhealthy | Standing::Unknown | Standing::Gone => Some("unhealthy"),
        };
        self.change(host, |host| host.standing = standing);
        if let Some(word) = word {
            self.gauge(host, "health", word, why);
        }
    }

    /// Says whether an instance gets traffic from now on.
    pub fn routes(&self, host: usize, traffic: bool, why: &str) {
        self.change(host, |host| host.traffic = traffic);
        if self.load_balancer {
            self.gauge(host, "traffic", if traffic { "in" } else { "out" }, why);
        }
    }

    /// Says which revision an instance has from now on.
    pub fn holds(&self, host: usize, revision: &str, why: &str) {
        self.gauge(host, "revision", revision, why);
    }

    fn gauge(&self, host: usize, what: &str, value: &str, why: &str) {
        let why = (!why.is_empty()).then(|| why.to_owned());
        self.sim.gauge(&format!("{} {what}", self.name(host)), value, why, None);
    }

    /// Shows the files of an instance, if it is the one whose files are shown.
    pub fn show_files(&self, host: usize, why: &str) {
        if host != self.watched {
            return;
        }
        let hosts = self.hosts.borrow();
        let Some(tree) = hosts.get(host).map(|host| &host.files.tree) else { return };
        let mut files = self.files.borrow_mut();
        for (path, _) in tree.files() {
            if files.len() < SHOWN_FILES {
                files.insert(path.to_owned());
            }
        }
        for path in files.iter() {
            let owner = match tree.node(path) {
                Some(Node::File(owner)) => &**owner,
                _ => "gone",
            };
            let why = (!why.is_empty()).then(|| why.to_owned());
            self.sim.gauge(&format!("file:{}", shown(path, self.plan.windows)), owner, why, None);
        }
    }

    /// The number of the next deployment of a revision: `d-R42`, and `d-R42-2` where there was one before.
    pub fn number(&self, revision: &Rc<str>) -> String {
        let mut deployed = self.deployed.borrow_mut();
        let before = deployed.iter().filter(|other| *other == revision).count();
        deployed.push(revision.clone());
        let name = revision.to_ascii_uppercase();
        if before == 0 { format!("d-{name}") } else { format!("d-{name}-{}", before + 1) }
    }
}
