//! What people do while executions run.

use serde::{Deserialize, Serialize};

/// A transition that is switched.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Switch {
    /// The stage into which it leads.
    pub stage: String,
    /// So many seconds after the beginning.
    pub at: u64,
    /// Whether it is enabled from then on, or disabled.
    pub enabled: bool,
    /// Why it is disabled: at most 300 characters.
    pub reason: String,
}

/// An execution that someone stops.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Stop {
    /// The execution, such as `#1`.
    pub execution: String,
    /// So many seconds after the beginning.
    pub at: u64,
    /// Whether running actions are abandoned, or waited for.
    pub abandon: bool,
    /// Why: at most 200 characters.
    pub reason: String,
}

/// A failed or stopped stage that someone retries. Of one execution, the first comes first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Retry {
    /// The execution, such as `#1`.
    pub execution: String,
    /// The stage.
    pub stage: String,
    /// So many seconds after an action of the stage first failed. Its siblings may still be running then.
    pub after: u64,
    /// What of the stage is retried.
    pub mode: RetryOf,
}

/// What of a stage is retried.
///
/// Source: CodePipeline API Reference, StageRetryMode, 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RetryOf {
    /// FAILED_ACTIONS: those that failed, and what comes after them.
    #[default]
    FailedActions,
    /// ALL_ACTIONS: the whole stage anew.
    AllActions,
}

impl RetryOf {
    /// The service's own word for it.
    pub fn word(self) -> &'static str {
        match self {
            RetryOf::FailedActions => "FAILED_ACTIONS",
            RetryOf::AllActions => "ALL_ACTIONS",
        }
    }
}

/// A stage that someone rolls back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Rollback {
    /// The stage.
    pub stage: String,
    /// So many seconds after the beginning.
    pub at: u64,
    /// The execution to go back to, such as `#1`; the last one that succeeded in the stage if none.
    pub to: Option<String>,
}
