//! The deployments of a rehearsal, one after another: those before, that of the file, and its rollback.

use std::rc::Rc;

use super::MAX_EARLIER;
use super::deployment::{Deployment, Role, Verdict};
use super::revision::Revision;
use super::stage::Stage;
use super::words::{count, instances};
use crate::formats::codedeploy::scenario::{Start, Style};
use crate::rehearsal::{MomentKind, Outcome, Process, Product, Status};

impl Stage<'_> {
    /// Plays all of them to the end.
    pub async fn play(&self) -> Outcome {
        let server = self.server();
        let group: Vec<usize> = (0..self.group).collect();
        if server.start == Start::User {
            for (index, earlier) in server.earlier.iter().take(MAX_EARLIER).enumerate() {
                let revision = Rc::new(self.this.other(earlier, self.plan));
                let deployment = Deployment::new(self, Role::Earlier(index + 1), revision, group.clone());
                let opening = self.opening(&deployment.revision, self.group);
                deployment.run(opening, Box::pin(deployment.in_place())).await;
            }
        }
        let verdict = self.rehearsed(&group).await;
        let mut why = match verdict.code {
            Some(code) => format!("{code}: {}", verdict.why),
            None => verdict.why.clone(),
        };
        if let Some(told) = self.roll_back(&verdict).await {
            why = format!("{why} {told}");
        }
        self.narrator.flush(self.sim, self.fleet);
        self.list_results();
        let assumed = verdict.assumed.map(str::to_owned);
        let outcome = self.sim.outcome(verdict.status, verdict.word());
        Outcome { why: Some(why), assumed, ..outcome }
    }

    async fn rehearsed(&self, group: &[usize]) -> Verdict {
        let server = self.server();
        let replacements: Vec<usize> = (self.group..self.fleet).collect();
        let blue_green = self.is_blue_green();
        let counted = if blue_green { replacements.clone() } else { (0..self.fleet).collect() };
        let deployment = Deployment::new(self, Role::Rehearsed, self.this.clone(), counted);
        let name = &self.this.name;
        let (opening, work): (String, Process<'_, Verdict>) = match server.start {
            Start::AutoScalingLaunch => {
                let host = self.name(self.group);
                let opening = format!("Auto Scaling launches {host}, and CodeDeploy deploys {name} to it.");
                (opening, Box::pin(deployment.launch(self.group)))
            }
            Start::AutoScalingTermination => {
                let opening = format!(
                    "Auto Scaling terminates {}, and its termination hook starts a deployment.",
                    self.name(0)
                );
                (opening, Box::pin(deployment.terminate(0)))
            }
            Start::User if blue_green => {
                let (old, new) = (instances(group, self.fleet), instances(&replacements, self.fleet));
                let opening = format!("{name} goes to {new}; then the traffic of {old} is rerouted there.");
                (opening, Box::pin(deployment.blue_green(group)))
            }
            Start::User => (self.opening(&self.this, self.group), Box::pin(deployment.in_place())),
            Start::Restart => {
                let opening = format!(
                    "{name} is started anew on {}: nothing is downloaded, and no file is copied.",
                    instances(group, self.fleet)
                );
                (opening, Box::pin(deployment.in_place()))
            }
        };
        self.list_inputs(&deployment.id);
        let mut opening = opening;
        for note in self.notes() {
            opening.push(' ');
            opening.push_str(&note);
        }
        deployment.run(opening, work).await
    }

    fn is_blue_green(&self) -> bool {
        self.server().style == Style::BlueGreen && self.server().start == Start::User
    }

    fn opening(&self, revision: &Revision, number: usize) -> String {
        let (name, group) = (&revision.name, &self.scenario.setup.group);
        let known = self.hosts.borrow().iter().take(number).any(|host| host.last_install.is_some());
        let first = if known { "" } else { " It is the first deployment here." };
        format!("The deployment of {name} to {} of `{group}` starts.{first}", count(number, "instance"))
    }

    /// Rolls back, where the group does. Returns what to say of it.
    async fn roll_back(&self, verdict: &Verdict) -> Option<String> {
        let rollback = &self.scenario.setup.rollback;
        let (trigger, on) = match (verdict.status, verdict.code) {
            (Status::Succeeded, _) => return None,
            (Status::Stopped, Some("ALARM_ACTIVE")) => ("DEPLOYMENT_STOP_ON_ALARM", rollback.alarm),
            (Status::Stopped, Some(_)) => ("DEPLOYMENT_STOP_ON_REQUEST", rollback.stop),
            // Nobody has stopped a deployment that was not continued.
            (Status::Stopped, None) => return None,
            _ => ("DEPLOYMENT_FAILURE", rollback.failure),
        };
        if self.server().start != Start::User {
            return None;
        }
        if !on {
            let text = "The group does not roll back by itself: everything stays as it is.";
            self.say(text, None);
            return Some("It was not rolled back.".to_owned());
        }
        if self.is_blue_green() && !self.rerouted.get() {
            let text =
                format!("{trigger}: no replacement instance had any traffic, so there is nothing to give back.");
            self.say(text, None);
            return None;
        }
        let Some(good) = self.good.borrow().clone() else {
            self.say(
                format!("{trigger}: no deployment before it succeeded, so there is nothing to roll back to."),
                None,
            );
            self.sim.moment(MomentKind::Failure, "no rollback", None);
            return Some("There is no earlier revision to roll back to.".to_owned());
        };
        let group: Vec<usize> = (0..self.group).collect();
        let name = good.name.clone();
        let deployment = Deployment::new(self, Role::Rollback, good, group.clone());
        let opening =
            format!("{trigger}: codeDeployRollback starts a new deployment of {name}, the last good revision.");
        let replacements: Vec<usize> = (self.group..self.fleet).collect();
        let work: Process<'_, Verdict> = if self.is_blue_green() {
            Box::pin(deployment.give_back(&group, &replacements))
        } else {
            Box::pin(deployment.in_place())
        };
        let verdict = deployment.run(opening, work).await;
        Some(format!("The rollback to {name} ends as {}.", verdict.word()))
    }

    /// Lists whose scripts the next ApplicationStop runs.
    fn list_results(&self) {
        let mut found: Vec<(Rc<Revision>, Vec<usize>)> = Vec::new();
        for (index, host) in self.hosts.borrow().iter().enumerate() {
            let Some(last) = host.last_install.clone().filter(|_| host.standing != super::host::Standing::Gone)
            else {
                continue;
            };
            match found.iter_mut().find(|(other, _)| Rc::ptr_eq(other, &last)) {
                Some((_, indices)) => indices.push(index),
                None => found.push((last, vec![index])),
            }
        }
        for (revision, indices) in found {
            let hosts = instances(&indices, self.fleet);
            let name = revision.name.to_string();
            let why = format!(
                "its Install was the last to finish on {hosts}: the next ApplicationStop there runs its script"
            );
            let at = self.sim.now();
            self.sim.product(Product {
                name,
                kind: "revision".to_owned(),
                at,
                kept: true,
                why,
                assumed: None,
                place: None,
            });
        }
    }
}
