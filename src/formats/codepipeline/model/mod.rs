//! What a pipeline may contain. Keys are declared as the API spells them; a template writes the same keys with their
//! first letter in upper case.

mod action;
mod artifact_store;
mod condition;
mod flag;
mod input;
mod pipeline;
mod rule;
mod stage;
mod tag;
mod trigger;
mod variable;

pub use action::{
    Action, ActionTypeId, Category, EnvironmentVariable, EnvironmentVariableType, InputArtifact, OutputArtifact,
    Owner,
};
pub use artifact_store::{ArtifactStore, EncryptionKey, EncryptionKeyType, RegionalStore, StoreType};
pub use condition::{Condition, Conditions, Failure, ResultWord, RetryConfiguration, RetryMode};
pub use flag::Flag;
pub use input::PipelineInput;
pub use pipeline::{DisabledTransition, ExecutionMode, Pipeline, PipelineType, Store};
pub use rule::{RuleDeclaration, RuleTypeId};
pub use stage::{Blocker, BlockerType, Stage};
pub use tag::Tag;
pub use trigger::{
    GitConfiguration, Patterns, ProviderType, PullRequestEvent, PullRequestFilter, PushFilter, Trigger,
};
pub use variable::Variable;
