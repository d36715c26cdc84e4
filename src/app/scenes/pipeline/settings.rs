//! The settings of a pipeline's scenario that are worth a word above its picture.

use crate::app::stage::Scenario;
use crate::formats::codepipeline::scenario::Setup;
use crate::formats::with_setup;

/// How much is pushed, and what people do to the executions.
pub fn settings(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let setup = with_setup::<Setup>(scenario).setup;
    let mut said = vec![("pushes", setup.pushes.len().to_string())];
    let counted = [
        ("switched", setup.transitions.len()),
        ("stops", setup.stops.len()),
        ("retries", setup.retries.len()),
        ("rollbacks", setup.rollbacks.len()),
    ];
    said.extend(counted.into_iter().filter(|(_, count)| *count > 0).map(|(name, count)| (name, count.to_string())));
    said
}
