//! What a pipeline does not say about its executions: what is pushed and when, who answers what, what is switched,
//! stopped, retried and rolled back.
//!
//! Keys and addresses name a step: `Prod.Release` in every execution, `#2.Prod.Release` in the second alone. Which
//! action fails is a fault of the scenario, by the same addresses. Rollbacks are numbered behind the pushes, and meant
//! only by their own number.

mod intervention;
mod push;

pub use intervention::{Retry, RetryOf, Rollback, Stop, Switch};
pub use push::{Push, PushedRequest, RequestEvent};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a pipeline does not say about its executions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Setup {
    /// The pipeline's name, where a template has several; the first if none.
    pub pipeline: Option<String>,
    /// What is pushed. Each push that starts an execution gives it its number, in the order of time.
    pub pushes: Vec<Push>,
    /// The last execution before these, which succeeded in every stage: what a rollback goes back to. None if there was
    /// none.
    pub earlier: Option<Earlier>,
    /// How approvals are answered; one that is not listed is approved after a minute.
    pub approvals: BTreeMap<String, Answer>,
    /// Transitions that are switched during play.
    pub transitions: Vec<Switch>,
    /// Executions that someone stops.
    pub stops: Vec<Stop>,
    /// Failed stages that someone retries.
    pub retries: Vec<Retry>,
    /// Stages that someone rolls back.
    pub rollbacks: Vec<Rollback>,
    /// How the rules of conditions end, by `Stage.beforeEntry.Rule`; each succeeds, unless it follows from a variable.
    pub rules: BTreeMap<String, RuleOutcome>,
    /// Failed conditions that someone overrides, by `Stage.beforeEntry`: so many seconds after they failed.
    pub overrides: BTreeMap<String, u64>,
    /// Values of variables: `variables.NAME` as it is given at the start, `namespace.NAME` as an action makes it.
    pub variables: BTreeMap<String, String>,
    /// Which file an action contains, by `Stage.Action`; the empty name for none.
    pub contains: BTreeMap<String, String>,
    /// So many seconds after the beginning the pipeline is updated: executions that are under way are cancelled.
    pub update_after: Option<u64>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            pipeline: None,
            pushes: vec![Push::default()],
            earlier: Some(Earlier::default()),
            approvals: BTreeMap::new(),
            transitions: Vec::new(),
            stops: Vec::new(),
            retries: Vec::new(),
            rollbacks: Vec::new(),
            rules: BTreeMap::new(),
            overrides: BTreeMap::new(),
            variables: BTreeMap::new(),
            contains: BTreeMap::new(),
            update_after: None,
        }
    }
}

/// The last execution before those that are rehearsed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Earlier {
    /// Its revision.
    pub revision: String,
    /// The message of its change.
    pub message: String,
}

impl Default for Earlier {
    fn default() -> Self {
        Self { revision: "91d2a40".to_owned(), message: "The release before".to_owned() }
    }
}

/// How an approval is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Answer {
    /// What the answer is.
    pub verdict: Verdict,
    /// So many seconds after it was asked.
    pub after: u64,
    /// The comment of whoever answers: at most 512 characters.
    pub comment: String,
}

impl Default for Answer {
    fn default() -> Self {
        Self { verdict: Verdict::Approve, after: 60, comment: String::new() }
    }
}

/// What the answer to an approval is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Approved.
    #[default]
    Approve,
    /// Rejected.
    Reject,
    /// Nobody answers before its time is up.
    Expire,
}

/// How a rule of a condition ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleOutcome {
    /// It succeeds: what it asks for is so.
    Succeed,
    /// It fails.
    Fail,
}
