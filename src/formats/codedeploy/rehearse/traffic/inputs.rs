//! What a deployment is given, and how it is announced.

use super::deployment::{Deployment, ID};
use super::plan::{Said, TrafficTarget};
use super::words::{alias, configuration, function};
use crate::rehearsal::Input;

impl Deployment<'_> {
    /// Lists what the deployment is given.
    pub fn list_inputs(&self) {
        let of_file = |name: &str, said: &Said| {
            if !said.text.is_empty() {
                self.list_input(name, said.text.clone(), "AppSpec file", said);
            }
        };
        match &self.plan.target {
            TrafficTarget::Ecs(ecs) => {
                of_file("TaskDefinition", &ecs.task_definition);
                of_file("ContainerName", &ecs.container);
                of_file("ContainerPort", &ecs.port);
            }
            TrafficTarget::Lambda(lambda) => {
                of_file("Name", &lambda.name);
                of_file("Alias", &lambda.alias);
                of_file("CurrentVersion", &lambda.current);
                of_file("TargetVersion", &lambda.target);
            }
        }
        let configuration = configuration(self.plan.platform(), self.traffic().routing());
        self.list_input("deployment configuration", configuration, "deployment group", &Said::default());
    }

    fn list_input(&self, name: &str, value: String, origin: &str, said: &Said) {
        let (name, origin, place) = (name.to_owned(), origin.to_owned(), said.place);
        self.sim.input(Input { name, value: Some(value), origin, secret: false, place });
    }

    /// The first sentence.
    pub fn opening(&self) -> String {
        let configuration = configuration(self.plan.platform(), self.traffic().routing());
        let mut told = match &self.plan.target {
            TrafficTarget::Ecs(_) => format!(
                "`{ID}` is created. It starts a replacement task set and shifts the traffic to it with {configuration}."
            ),
            TrafficTarget::Lambda(lambda) => {
                let of = if lambda.name.text.is_empty() {
                    String::new()
                } else {
                    format!(" of `{}`", function(&lambda.name.text))
                };
                let (old, new) = (&self.parties.old, &self.parties.new);
                format!(
                    "`{ID}` is created. It shifts {}{of} from {old} to {new} with {configuration}.",
                    alias(lambda)
                )
            }
        };
        for note in &self.plan.notes {
            told.push(' ');
            told.push_str(note);
        }
        told
    }

    /// The function of a part's hook, by its name.
    pub fn function(&self, steps: &super::planned::StageSteps) -> String {
        let hook = match steps.stage {
            super::planned::Stage::Event(event) => self.plan.hook(event),
            _ => None,
        };
        // A backtick in a name would end its quotation.
        hook.map(|hook| function(&hook.function.text).replace('`', "'")).unwrap_or_default()
    }
}
