//! Actions with the action type that they have.

use crate::formats::codepipeline::facts::action_types::ActionType;
use crate::formats::codepipeline::facts::known_types::known_type;
use crate::formats::codepipeline::facts::order::certain_len;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::Action;
use crate::schema::{Field, Placed};
use crate::syntax::Span;

/// An action with its type.
pub struct Typed<'f> {
    /// The action.
    pub action: &'f Placed<Action>,
    /// Its type.
    pub kind: &'static ActionType,
}

/// The actions of a file whose types are known.
pub fn typed(file: &PipelineFile) -> Vec<Typed<'_>> {
    let mut all = Vec::new();
    for found in &file.pipelines {
        for (_, action) in found.actions() {
            if let Some(kind) = known_type(&action.value) {
                all.push(Typed { action, kind });
            }
        }
    }
    all
}

impl<'f> Typed<'f> {
    /// What people call it.
    pub fn name(&self) -> &'f str {
        self.action.value.name.value().map_or("An action", String::as_str)
    }

    /// The text at a key of its configuration, where it is known and nothing in it is filled in later.
    pub fn setting(&self, key: &str) -> Option<&'f Placed<String>> {
        self.action.value.setting(key).filter(|value| !is_open(&value.value))
    }

    /// Whether its configuration certainly lacks a key.
    pub fn lacks(&self, file: &PipelineFile, key: &str) -> bool {
        // Functions such as `Fn::If` in place of keys may bring any.
        let hidden = |name: &str| name == key || name.contains("::");
        file.is_whole()
            && match &self.action.value.configuration {
                Field::Opaque(_) => false,
                Field::Absent | Field::Null(_) => true,
                Field::Known(map) => !map.value.entries.iter().any(|(name, _)| hidden(&name.text)),
            }
    }

    /// Where what its configuration lacks is told.
    pub fn place(&self) -> Span {
        let type_id = self.action.value.action_type_id.key();
        self.action.value.configuration.key().or(type_id).unwrap_or(self.action.key)
    }

    /// The names of its input artifacts, where all of them are known.
    pub fn inputs(&self) -> Option<Vec<&'f Placed<String>>> {
        let count = certain_len(&self.action.value.input_artifacts)?;
        let inputs: Vec<_> = self.action.value.inputs().collect();
        (inputs.len() == count).then_some(inputs)
    }
}

/// Whether something in a text is filled in later: by CodePipeline's variables, or by CloudFormation.
pub fn is_open(text: &str) -> bool {
    text.is_empty() || text.contains("#{") || text.contains("${") || text.contains("{{resolve:")
}

/// Words as they are told: `a`, `b` and `c`.
pub fn listed<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
