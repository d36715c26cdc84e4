//! What a deployment leaves behind.

use super::deployment::{Deployment, Setback, State, Trigger};
use super::plan::TrafficTarget;
use super::words::{bare, upper_first};
use crate::rehearsal::Product;
use crate::syntax::Span;

const SPLIT: &str = "AWS says so of a deployment that someone stopped, and not of others.";
const LEFT: &str = "AWS does not say what becomes of the replacement task set.";

impl Deployment<'_> {
    /// Lists what the deployment leaves behind: the alias, or the two task sets.
    pub fn list_results(&self, setback: Option<&Setback>) {
        match &self.plan.target {
            TrafficTarget::Lambda(lambda) => {
                let name = if lambda.alias.text.is_empty() { "alias" } else { &lambda.alias.text };
                let (weight, old, new) = (self.weight.get(), &self.parties.old, &self.parties.new);
                let is_split = weight > 0 && weight < 100;
                let why = match weight {
                    0 => format!("It points to {old}."),
                    100 => format!("It points to {new}."),
                    _ => format!(
                        "It stays split, {weight} % on {new} and {} % on {old}: no further deployment can start until it points to one version.",
                        100 - weight
                    ),
                };
                let by_hand = setback.is_some_and(|setback| setback.trigger == Trigger::Stop);
                let assumed = (is_split && !by_hand).then_some(SPLIT);
                self.list_result(name, "alias", !is_split, why, assumed, lambda.alias.place);
            }
            TrafficTarget::Ecs(ecs) => {
                let weight = self.weight.get();
                let place = ecs.task_definition.place;
                self.list_task_set(&self.parties.old, self.old.get(), 100 - weight, None, None);
                let assumed = setback.and(Some(LEFT)).filter(|_| self.new.get() != State::Absent);
                self.list_task_set(&self.parties.new, self.new.get(), weight, assumed, place);
            }
        }
    }

    fn list_task_set(&self, name: &str, state: State, weight: u32, assumed: Option<&str>, place: Option<Span>) {
        let why = match state {
            State::Absent => "It was never created.".to_owned(),
            State::Terminated => "It is terminated.".to_owned(),
            State::Starting => "It was being created.".to_owned(),
            State::Idle => "It runs without traffic.".to_owned(),
            State::Serving => format!("It has {weight} % of the traffic."),
        };
        let kept = !matches!(state, State::Absent | State::Terminated);
        self.list_result(&upper_first(bare(name)), "task set", kept, why, assumed, place);
    }

    fn list_result(
        &self,
        name: &str,
        kind: &str,
        kept: bool,
        why: String,
        assumed: Option<&str>,
        place: Option<Span>,
    ) {
        let (name, kind, at) = (name.to_owned(), kind.to_owned(), self.sim.now());
        let assumed = assumed.map(str::to_owned);
        self.sim.product(Product { name, kind, at, kept, why, assumed, place });
    }
}
