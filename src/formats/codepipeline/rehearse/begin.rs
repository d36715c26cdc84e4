//! The beginning: what is given, and pushes as they come.

use super::execution::Execution;
use super::run::{Run, seconds};
use crate::formats::codepipeline::model::{Category, ExecutionMode};
use crate::formats::codepipeline::scenario::Push;
use crate::formats::codepipeline::triggers::{Answer, Event, Watch};
use crate::order::by_key;
use crate::rehearsal::{Ending, Input, MomentKind, Status};

/// How many executions may be under way in QUEUED and PARALLEL mode.
///
/// Source: CodePipeline User Guide, limits, 2026.
const MOST_LIVE: usize = 50;

impl Run<'_> {
    /// Says what is given, and how the transitions stand.
    pub fn begin(&self) {
        for variable in &self.plan.variables {
            let given = self.setup().variables.get(&format!("variables.{}", variable.name)).cloned();
            let origin = if given.is_some() { "start" } else { "default" };
            self.sim.input(Input {
                name: variable.name.clone(),
                value: given.or_else(|| variable.default.clone()),
                origin: origin.to_owned(),
                secret: false,
                place: variable.place,
            });
        }
        for (index, stage) in self.plan.stages.iter().enumerate() {
            let disabled = self.plan.disabled.iter().find(|(name, _)| *name == stage.name);
            match disabled {
                Some((_, reason)) => self.set_transition(index, false, reason),
                None if index > 0 => self.set_transition(index, true, ""),
                None => {}
            }
            if !self.is_parallel() {
                self.sim.gauge(&format!("inside {}", stage.name), "", None, None);
            }
        }
    }

    /// The pushes in the order of time, each with the number of its execution, if it starts one.
    pub fn numbered_pushes(&self) -> Vec<(&Push, Option<usize>)> {
        let mut pushes: Vec<&Push> = self.setup().pushes.iter().collect();
        by_key(&mut pushes, |push| (push.at, 0));
        let mut last = 0;
        let mut numbered = Vec::new();
        for push in pushes {
            let number = self.judged(push).starts.then(|| {
                last += 1;
                last
            });
            numbered.push((push, number));
        }
        numbered
    }

    /// Whether a push starts the pipeline, and why.
    fn judged(&self, push: &Push) -> Answer {
        match Event::of(push) {
            Some(event) => Watch::of(self.plan).answer(push.source.as_deref(), &event),
            None => Answer { starts: true, why: String::new() },
        }
    }

    /// A push comes.
    pub async fn push(&self, push: &Push, number: Option<usize>) {
        self.sim.until(seconds(push.at)).await;
        self.came();
        let change = change(&push.revision, &push.message);
        let why = self.judged(push).why;
        let Some(number) = number else {
            self.sim.moment(MomentKind::Begin, "push", None);
            self.sim.say(format!("{change} is pushed and starts nothing. {why}"), None);
            return;
        };
        let execution = Execution::new(self, number, &push.revision, &push.message);
        self.executions.borrow_mut().push(execution.clone());
        let sources = self
            .plan
            .stages
            .first()
            .map_or(0, |stage| stage.actions.iter().filter(|action| action.category == Category::Source).count());
        let all = if sources > 1 { " All sources are fetched anew." } else { "" };
        let why = if why.is_empty() { why } else { format!(" {why}") };
        self.sim.moment(MomentKind::Begin, format!("push {}", execution.name), None);
        self.sim.say(format!("{change} is pushed and starts {}.{why}{all}", execution.name), None);
        match self.objection() {
            Some(why) => self.refuse(&execution, why),
            None => self.play(&execution).await,
        }
        execution.live.set(false);
    }

    /// Why no execution can start now.
    fn objection(&self) -> Option<String> {
        if self.plan.mode != ExecutionMode::Superseded && self.live.get() >= MOST_LIVE {
            return Some(format!("{MOST_LIVE} executions are under way: no more can start."));
        }
        let given = &self.setup().variables;
        let missing = self.plan.variables.iter().find(|variable| {
            variable.default.is_none() && !given.contains_key(&format!("variables.{}", variable.name))
        });
        missing.map(|variable| format!("The variable `{}` has no default, and no value is given.", variable.name))
    }

    fn refuse(&self, execution: &Execution, why: String) {
        let step = execution.planned(self, 1);
        step.start();
        self.sim.moment(MomentKind::Failure, format!("{} Failed", execution.name), Some(step.id()));
        self.sim.say(format!("{} fails at once. {why}", execution.name), Some(step.id()));
        execution.ended(Status::Failed, "Failed", &why);
        step.close(&Ending::new(Status::Failed).detail("Failed").why(why));
    }
}

/// A change as sentences call it.
pub fn change(revision: &str, message: &str) -> String {
    if message.is_empty() { format!("`{revision}`") } else { format!("`{revision}` {message}") }
}
