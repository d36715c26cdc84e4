//! The texts of a pipeline in which variables are resolved: of actions, and of the rules of conditions.

use crate::formats::codepipeline::facts::order::{Turn, ordered};
use crate::formats::codepipeline::file::FoundPipeline;
use crate::formats::codepipeline::model::{Action, Condition, Stage};
use crate::schema::{Field, List, Map, Placed};

/// A text in which variables are resolved.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'p> {
    /// The text.
    pub text: &'p Placed<String>,
    /// What the action or rule is called.
    pub name: &'p str,
    /// The action; none for a rule.
    pub action: Option<&'p Action>,
    /// When the variables are resolved.
    pub turn: Turn,
}

/// All of them, those of actions first.
pub fn readers(found: &FoundPipeline) -> Vec<Reader<'_>> {
    let mut readers = Vec::new();
    for it in ordered(found) {
        let action = &it.action.value;
        let name = action.name.value().map_or("An action", String::as_str);
        for text in texts(action) {
            readers.push(Reader { text, name, action: Some(action), turn: it.turn });
        }
    }
    let stages = found.pipeline().and_then(|pipeline| pipeline.stages.value());
    for (at, stage) in stages.map(|stages| stages.items.as_slice()).unwrap_or_default().iter().enumerate() {
        let Some(stage) = stage.value() else { continue };
        for (conditions, order) in conditions(stage) {
            let turn = Turn { stage: at, order: Some(order) };
            for condition in conditions.value().into_iter().flat_map(List::known) {
                for rule in condition.value.rules.value().into_iter().flat_map(List::known) {
                    let name = rule.value.name.value().map_or("A rule", String::as_str);
                    for text in values(&rule.value.configuration) {
                        readers.push(Reader { text, name, action: None, turn });
                    }
                }
            }
        }
    }
    readers
}

/// The conditions of a stage, each with a `runOrder` before or behind all of its actions.
fn conditions(stage: &Stage) -> Vec<(&Field<List<Condition>>, u64)> {
    let mut all = Vec::new();
    all.extend(stage.before_entry.value().map(|it| (&it.conditions, 0)));
    all.extend(stage.on_success.value().map(|it| (&it.conditions, u64::MAX)));
    all.extend(stage.on_failure.value().map(|it| (&it.conditions, u64::MAX)));
    all
}

fn texts(action: &Action) -> Vec<&Placed<String>> {
    let mut texts = values(&action.configuration);
    for variable in action.environment_variables.value().into_iter().flat_map(List::known) {
        texts.extend(variable.value.value.known());
    }
    texts
}

fn values(configuration: &Field<Map<String>>) -> Vec<&Placed<String>> {
    let mut texts = Vec::new();
    for (_, text) in configuration.value().into_iter().flat_map(Map::known) {
        texts.push(text);
    }
    texts
}
