//! What things are called in sentences.

use super::plan::{ActionPlan, PipelinePlan};

/// A heading for the pipeline.
pub fn title(plan: &PipelinePlan) -> String {
    if plan.name.is_empty() { "Pipeline".to_owned() } else { format!("Pipeline {}", plan.name) }
}

/// `a`, `a and b`, `a, b and c`; names between backticks.
pub fn names<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What an action is about to do.
pub fn doing(action: &ActionPlan) -> String {
    let inputs = names(action.inputs.iter().map(String::as_str));
    let takes = if inputs.is_empty() { String::new() } else { format!(" on {inputs}") };
    format!("`{}` ({}){takes}", action.name, action.provider)
}
