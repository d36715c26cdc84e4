//! A pipeline of a file.

use crate::formats::codepipeline::model::{Action, Pipeline, Stage};
use crate::formats::codepipeline::template::Branches;
use crate::schema::{Field, Placed, Spelling};
use crate::syntax::{NodeId, Span};

/// A pipeline of a file.
#[derive(Debug, Clone)]
pub struct FoundPipeline {
    /// The node of its definition: the mapping that has the stages.
    pub node: NodeId,
    /// What people call it: its name, else its logical id, else `pipeline`.
    pub name_shown: String,
    /// Its logical id, in a template.
    pub logical_id: Option<String>,
    /// How its keys are written.
    pub spelling: Spelling,
    /// The definition.
    pub definition: Field<Pipeline>,
    /// Where a finding about the whole pipeline is told: at the key under which it stands, or its first key.
    pub place: Span,
    /// Which of its parts are never there together.
    pub branches: Branches,
}

impl FoundPipeline {
    /// The definition, where it is a mapping.
    pub fn pipeline(&self) -> Option<&Pipeline> {
        self.definition.value()
    }

    /// The stages whose values are known, in their order.
    pub fn stages(&self) -> impl Iterator<Item = &Placed<Stage>> {
        self.pipeline().into_iter().flat_map(Pipeline::known_stages)
    }

    /// The known actions with their stages, stage by stage in the order of the file.
    pub fn actions(&self) -> impl Iterator<Item = (&Placed<Stage>, &Placed<Action>)> {
        self.stages().flat_map(|stage| stage.value.known_actions().map(move |action| (stage, action)))
    }

    /// Whether any stage, any action or any artifact name cannot be known, so that nothing can be said of what is made
    /// elsewhere.
    pub fn has_unknown_parts(&self) -> bool {
        let Some(pipeline) = self.pipeline() else { return true };
        let Field::Known(stages) = &pipeline.stages else { return true };
        stages.value.items.iter().any(|stage| stage.value().is_none_or(has_unknown_actions))
    }

    /// A key as this pipeline's file writes it.
    pub fn key(&self, name: &'static str) -> std::borrow::Cow<'static, str> {
        self.spelling.of(name)
    }
}

fn has_unknown_actions(stage: &Stage) -> bool {
    let Field::Known(actions) = &stage.actions else { return matches!(stage.actions, Field::Opaque(_)) };
    actions.value.items.iter().any(|action| action.value().is_none_or(has_unknown_artifacts))
}

fn has_unknown_artifacts(action: &Action) -> bool {
    let inputs = match &action.input_artifacts {
        Field::Known(list) => list.value.items.iter().any(|item| item.value().is_none_or(|it| is_opaque(&it.name))),
        other => matches!(other, Field::Opaque(_)),
    };
    let outputs = match &action.output_artifacts {
        Field::Known(list) => list.value.items.iter().any(|item| item.value().is_none_or(|it| is_opaque(&it.name))),
        other => matches!(other, Field::Opaque(_)),
    };
    inputs || outputs
}

fn is_opaque(field: &Field<String>) -> bool {
    matches!(field, Field::Opaque(_))
}
