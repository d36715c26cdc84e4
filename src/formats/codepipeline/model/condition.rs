//! Conditions of a stage, and what happens when it failed.

use super::RuleDeclaration;
use crate::schema::{Field, List, Schema};

/// Conditions before or after a stage.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, BeforeEntryConditions and SuccessConditions, 2026")]
pub struct Conditions {
    /// The condition: a list of exactly one.
    #[key(required)]
    pub conditions: Field<List<Condition>>,
}

/// What happens when a stage failed.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, FailureConditions, 2026")]
pub struct Failure {
    /// What happens: `ROLLBACK` or `RETRY`; with conditions, they say it.
    pub result: Field<ResultWord>,
    /// How `RETRY` goes about it.
    pub retry_configuration: Field<RetryConfiguration>,
    /// The condition under which something happens: a list of exactly one.
    pub conditions: Field<List<Condition>>,
}

/// How an automatic retry goes about it.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, RetryConfiguration, 2026")]
pub struct RetryConfiguration {
    /// What is run again.
    pub retry_mode: Field<RetryMode>,
}

/// What a retry runs again.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryMode {
    /// The actions that failed, and those behind them.
    #[word("FAILED_ACTIONS")]
    FailedActions,
    /// All actions of the stage.
    #[word("ALL_ACTIONS")]
    AllActions,
}

/// A condition: rules and what follows from them.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, Condition, 2026")]
pub struct Condition {
    /// What happens: when a rule fails, before entry and on success; when the rules find trouble, on failure.
    pub result: Field<ResultWord>,
    /// Its rules: 1 to 5, checked side by side.
    pub rules: Field<List<RuleDeclaration>>,
}

/// What follows from a condition.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResultWord {
    /// An earlier execution that succeeded in the stage runs there again.
    #[word("ROLLBACK")]
    Rollback,
    /// The stage fails.
    #[word("FAIL")]
    Fail,
    /// The stage is tried once more.
    #[word("RETRY")]
    Retry,
    /// The stage is passed over.
    #[word("SKIP")]
    Skip,
}
