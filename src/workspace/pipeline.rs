//! The rehearsal of a pipeline with what its actions contain.

use super::WorkspaceFile;
use super::inside::Insides;
use super::links::Links;
use crate::diagnostics::Findings;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rehearse::contents::{Contents, Inside, Nothing};
use crate::formats::codepipeline::rehearse::plan::ActionPlan;
use crate::formats::codepipeline::rehearse::rehearse;
use crate::formats::codepipeline::rules;
use crate::formats::codepipeline::scenario::Setup;
use crate::formats::codepipeline::settings::Settings;
use crate::formats::with_setup;
use crate::rehearsal::{Fault, Timeline};

impl Contents for Insides<'_> {
    fn inside(&self, action: &ActionPlan, faults: &[Fault]) -> Option<Inside> {
        let inner = self.of(&action.address, &action.configuration, faults)?;
        let (file, timeline) = (inner.file.clone(), inner.timeline.clone());
        Some(Inside { file, timeline, variables: inner.variables.clone() })
    }
}

/// Rehearses the pipeline of the file `leading` that its scenario names, else its first.
pub fn pipeline(links: &Links<'_>, leading: usize, file: &WorkspaceFile) -> Timeline {
    let read = PipelineFile::read(file.document.clone(), Settings::of(&file.settings));
    let found = Findings::of(rules::RULES.iter().copied().flatten(), &read);
    let scenario = with_setup::<Setup>(&file.scenario);
    let own = || links.chains.iter().filter(|chain| chain.file == leading);
    let named = own().find(|chain| Some(&chain.name) == scenario.setup.pipeline.as_ref());
    match named.or_else(|| own().next()) {
        Some(chain) => rehearse(&read, &found, &scenario, &Insides::new(links, chain)),
        None => rehearse(&read, &found, &scenario, &Nothing),
    }
}
