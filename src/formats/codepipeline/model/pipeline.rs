//! The pipeline itself.

use super::{ArtifactStore, Flag, RegionalStore, Stage, Tag, Trigger, Variable};
use crate::schema::{Field, Integer, List, Map, Schema};
use crate::syntax::Span;

/// A pipeline: stages that an execution goes through one after the other, each with actions that hand artifacts on.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, PipelineDeclaration, 2026")]
pub struct Pipeline {
    /// The pipeline's name: 1 to 100 letters, digits, `.`, `@`, `-` and `_`, unique in the account and Region. It cannot
    /// be changed; a template may leave it to CloudFormation.
    #[key(required, waived = "pascal")]
    pub name: Field<String>,
    /// The ARN of the IAM role that CodePipeline assumes to run the pipeline. It must trust
    /// `codepipeline.amazonaws.com`.
    #[key(required)]
    pub role_arn: Field<String>,
    /// The bucket for the artifacts, where all actions are in the pipeline's Region. Either this or `artifactStores`.
    pub artifact_store: Field<ArtifactStore>,
    /// A bucket for each Region in which the pipeline has actions, its own included. Either this or `artifactStore`.
    #[key(only = "camel")]
    pub artifact_stores: Field<Map<ArtifactStore>>,
    /// A bucket for each Region in which the pipeline has actions, its own included. Either this or `ArtifactStore`.
    #[key(name = "artifactStores", only = "pascal")]
    pub regional_stores: Field<List<RegionalStore>>,
    /// The stages, in the order in which an execution goes through them: 2 to 50, the first for sources alone.
    #[key(required)]
    pub stages: Field<List<Stage>>,
    /// The pipeline's revision, counted by CodePipeline: 1 for a new one, one more with each update. Sending it changes
    /// nothing.
    #[key(only = "camel")]
    pub version: Field<Integer<1, { i32::MAX as u64 }>>,
    /// What happens when several executions are under way at once; `SUPERSEDED` if absent.
    pub execution_mode: Field<ExecutionMode>,
    /// The pipeline's type, by which it is billed and which decides what it may use.
    pub pipeline_type: Field<PipelineType>,
    /// Up to 50 variables that are set when an execution starts. V2 only.
    pub variables: Field<List<Variable>>,
    /// Up to 50 triggers: which pushes and pull requests start an execution. V2 only.
    pub triggers: Field<List<Trigger>>,
    /// Up to 50 tags of the pipeline.
    #[key(only = "pascal", source = "CloudFormation, AWS::CodePipeline::Pipeline, 2026")]
    pub tags: Field<List<Tag>>,
    /// Stages whose inbound transition is disabled: no execution enters them.
    #[key(only = "pascal", source = "CloudFormation, AWS::CodePipeline::Pipeline, 2026")]
    pub disable_inbound_stage_transitions: Field<List<DisabledTransition>>,
    /// Whether each update of the pipeline starts an execution.
    #[key(only = "pascal", source = "CloudFormation, AWS::CodePipeline::Pipeline, 2026")]
    pub restart_execution_on_update: Field<Flag>,
}

/// What happens when several executions are under way at once.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ExecutionMode {
    /// One execution in a stage; before each stage the newest waits, and takes the place of one that waited there. The
    /// default.
    #[default]
    #[word("SUPERSEDED")]
    Superseded,
    /// One execution in a stage; the others wait in the order of their start. V2 only.
    #[word("QUEUED")]
    Queued,
    /// Executions run side by side and know nothing of each other. V2 only.
    #[word("PARALLEL")]
    Parallel,
}

/// The type of a pipeline.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum PipelineType {
    /// Billed by active pipeline; without triggers, variables, conditions and queued or parallel executions.
    V1,
    /// Billed by the minutes of its actions, with all that CodePipeline offers.
    V2,
}

/// A stage that is disabled from the start.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CloudFormation, AWS::CodePipeline::Pipeline StageTransition, 2026")]
pub struct DisabledTransition {
    /// The stage that no execution enters.
    #[key(required)]
    pub stage_name: Field<String>,
    /// Why, as the console shows it: 1 to 300 letters, digits, blanks and `! @ ( ) . * ? -`.
    #[key(required)]
    pub reason: Field<String>,
}

/// An artifact store of a pipeline, however it is written.
#[derive(Debug, Clone, Copy)]
pub struct Store<'p> {
    /// Its Region; none for the one store of a pipeline in one Region, or where the Region is not known.
    pub region: Option<&'p str>,
    /// Where that Region is written, or the key of the one store.
    pub place: Option<Span>,
    /// The store.
    pub store: &'p Field<ArtifactStore>,
}

impl Pipeline {
    /// All its artifact stores, however they are written.
    pub fn stores(&self) -> Vec<Store<'_>> {
        let mut stores = Vec::new();
        if !self.artifact_store.is_nothing() {
            stores.push(Store { region: None, place: self.artifact_store.key(), store: &self.artifact_store });
        }
        for (name, store) in self.artifact_stores.value().into_iter().flat_map(|stores| &stores.entries) {
            stores.push(Store { region: Some(&name.text), place: Some(name.span), store });
        }
        for regional in self.regional_stores.value().into_iter().flat_map(List::known) {
            let (region, store) = (&regional.value.region, &regional.value.artifact_store);
            let place = region.known().map(|region| region.span);
            stores.push(Store { region: region.value().map(String::as_str), place, store });
        }
        stores
    }

    /// Whether it says `artifactStores`, in whichever way.
    pub fn has_regional_stores(&self) -> bool {
        !self.artifact_stores.is_nothing() || !self.regional_stores.is_nothing()
    }

    /// Whether a store, or its Region, is written but cannot be known.
    pub fn has_unknown_stores(&self) -> bool {
        matches!(self.artifact_stores, Field::Opaque(_))
            || matches!(self.regional_stores, Field::Opaque(_))
            || self.regional_stores.value().is_some_and(|list| {
                list.items
                    .iter()
                    .any(|item| item.value().is_none_or(|store| matches!(store.region, Field::Opaque(_))))
            })
    }

    /// The stages whose values are known, in their order.
    pub fn known_stages(&self) -> impl Iterator<Item = &crate::schema::Placed<Stage>> {
        self.stages.value().into_iter().flat_map(List::known)
    }
}
