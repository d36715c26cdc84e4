//! A stage.

use super::{Action, Conditions, Failure};
use crate::schema::{Field, List, Placed, Schema};

/// A stage: actions that run for one execution at a time, in groups by their `runOrder`.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, StageDeclaration, 2026")]
pub struct Stage {
    /// The stage's name: 1 to 100 letters, digits, `.`, `@`, `-` and `_`, unique in the pipeline.
    #[key(required)]
    pub name: Field<String>,
    /// Its actions: 1 to 50. Their order in the list means nothing; `runOrder` says what runs when.
    #[key(required)]
    pub actions: Field<List<Action>>,
    /// Reserved by AWS; without effect.
    pub blockers: Field<List<Blocker>>,
    /// What must hold before an execution enters. V2 only.
    pub before_entry: Field<Conditions>,
    /// What must hold after all actions succeeded. V2 only.
    pub on_success: Field<Conditions>,
    /// What happens when the stage failed: a retry or a rollback. V2 only.
    pub on_failure: Field<Failure>,
}

/// Reserved by AWS; without effect.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, BlockerDeclaration, 2026")]
pub struct Blocker {
    /// Its name: 1 to 100 characters.
    #[key(required)]
    pub name: Field<String>,
    /// Its type: `Schedule`.
    #[key(required)]
    pub r#type: Field<BlockerType>,
}

/// The type of a blocker.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockerType {
    /// Reserved by AWS; without effect.
    Schedule,
}

impl Stage {
    /// The actions whose values are known, in the order of the file.
    pub fn known_actions(&self) -> impl Iterator<Item = &Placed<Action>> {
        self.actions.value().into_iter().flat_map(List::known)
    }
}
