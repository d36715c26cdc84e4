//! CP003: the output of get-pipeline, with the metadata that cannot be sent back.

use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::form::Form;
use crate::formats::codepipeline::model::PipelineInput;
use crate::formats::codepipeline::rules::structure::edits::remove_entry;
use crate::rule;
use crate::schema::{Misfit, MisfitKind};

pub const RULE: Rule<PipelineFile> =
    rule!("CP003", "get-pipeline-output", Warning, "cp003_get_pipeline_output.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for misfit in file.misfits.iter().filter(|misfit| is_metadata(file, misfit)) {
        let MisfitKind::UnknownKey { within, key, .. } = misfit.kind else { continue };
        let found = findings.tell(misfit.span, "`metadata` is what get-pipeline prints, and cannot be sent back.");
        found.help(
            "`--cli-input-json` with this file ends in `Unknown parameter in input: \"metadata\"`. Delete it before the \
                pipeline is updated; as a record of the pipeline the file may keep it.",
        );
        if let Some(edit) = remove_entry(&file.document, within, key) {
            found.fix(Fix::safe("Delete `metadata`", vec![edit]));
        }
    }
}

/// Whether a departure is the metadata of what get-pipeline prints.
pub fn is_metadata(file: &PipelineFile, misfit: &Misfit) -> bool {
    let MisfitKind::UnknownKey { mapping, key, .. } = misfit.kind else { return false };
    file.form == Form::Dump && mapping == PipelineInput::SHAPE && file.document.scalar(key) == Some("metadata")
}
