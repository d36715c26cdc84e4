//! What a pipeline asks for, reduced to what a rehearsal needs. It does not know how the file was read.

use crate::formats::codepipeline::model::{Category, ExecutionMode, Owner};
use crate::formats::codepipeline::scenario::RetryOf;
use crate::formats::codepipeline::triggers::TriggerPlan;
use crate::syntax::Span;

/// What is to be rehearsed.
#[derive(Debug, Clone, Default)]
pub struct PipelinePlan {
    /// What people call the pipeline.
    pub name: String,
    /// Where it is written.
    pub place: Option<Span>,
    /// What happens when several executions are under way.
    pub mode: ExecutionMode,
    /// Its variables.
    pub variables: Vec<VariablePlan>,
    /// Its stages, in order.
    pub stages: Vec<StagePlan>,
    /// Which pushes and pull requests start it.
    pub triggers: Vec<TriggerPlan>,
    /// The inbound transitions that are disabled from the start: the stage, and why.
    pub disabled: Vec<(String, String)>,
    /// What CodePipeline objects to: the first is told.
    pub refusals: Vec<Refusal>,
}

/// A variable of the pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VariablePlan {
    /// Its name.
    pub name: String,
    /// Its value where none is given at the start.
    pub default: Option<String>,
    /// Where it is written.
    pub place: Option<Span>,
}

/// A stage.
#[derive(Debug, Clone, Default)]
pub struct StagePlan {
    /// Its name.
    pub name: String,
    /// Where it is written.
    pub place: Option<Span>,
    /// Its actions, in the order of the file.
    pub actions: Vec<ActionPlan>,
    /// What must hold before an execution enters.
    pub before_entry: Option<ConditionPlan>,
    /// What must hold after its actions succeeded.
    pub on_success: Option<ConditionPlan>,
    /// What happens when it fails.
    pub on_failure: Option<FailurePlan>,
}

/// An action.
#[derive(Debug, Clone)]
pub struct ActionPlan {
    /// Its name.
    pub name: String,
    /// Its address in a scenario: `Build.Compile`.
    pub address: String,
    /// Where it is written.
    pub place: Option<Span>,
    /// What kind of work it does.
    pub category: Category,
    /// Who made its type.
    pub owner: Owner,
    /// Who does the work.
    pub provider: String,
    /// When it runs in its stage.
    pub run_order: u64,
    /// The artifacts that it reads.
    pub inputs: Vec<String>,
    /// The artifacts that it makes.
    pub outputs: Vec<String>,
    /// What its provider is told, as far as it is known.
    pub configuration: Vec<(String, String)>,
    /// The commands of a Commands action.
    pub commands: Vec<String>,
    /// Under which name its variables are read.
    pub namespace: Option<String>,
    /// The Region in which it runs, where it says so.
    pub region: Option<String>,
    /// How many minutes an approval is waited for, where it says so.
    pub timeout_in_minutes: Option<u64>,
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionPlan {
    /// Where it is written.
    pub place: Option<Span>,
    /// What follows from it.
    pub result: ResultOf,
    /// Its rules.
    pub rules: Vec<RulePlan>,
}

/// A rule of a condition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RulePlan {
    /// Its name.
    pub name: String,
    /// Where it is written.
    pub place: Option<Span>,
    /// Who checks it.
    pub provider: String,
    /// What its provider is told.
    pub configuration: Vec<(String, String)>,
}

/// What follows from a condition.
///
/// Source: CodePipeline API Reference, Result, 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultOf {
    /// FAIL
    Fail,
    /// SKIP
    Skip,
    /// ROLLBACK
    Rollback,
    /// RETRY
    Retry,
}

/// What happens when a stage fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailurePlan {
    /// What follows, where no condition decides.
    pub result: Option<ResultOf>,
    /// What of the stage a retry repeats.
    pub retry: RetryOf,
    /// What must hold for it.
    pub condition: Option<ConditionPlan>,
}

/// An objection of CodePipeline, which it raises when the pipeline is created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub message: String,
    /// Where in the file the cause is.
    pub place: Option<Span>,
}

impl ResultOf {
    /// The service's own word for it.
    pub fn word(self) -> &'static str {
        match self {
            ResultOf::Fail => "FAIL",
            ResultOf::Skip => "SKIP",
            ResultOf::Rollback => "ROLLBACK",
            ResultOf::Retry => "RETRY",
        }
    }
}

impl StagePlan {
    /// Its `runOrder` numbers, each once, ascending.
    pub fn orders(&self) -> Vec<u64> {
        let orders: std::collections::BTreeSet<u64> = self.actions.iter().map(|action| action.run_order).collect();
        orders.into_iter().collect()
    }
}

impl ActionPlan {
    /// What its provider is told at a key.
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.configuration.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}
