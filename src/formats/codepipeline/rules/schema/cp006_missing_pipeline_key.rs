//! CP006: a key that must be there.

use super::cp004_unknown_pipeline_key::words;
use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::form::Form;
use crate::formats::codepipeline::model::PipelineInput;
use crate::rule;
use crate::schema::{Misfit, MisfitKind};
use crate::syntax::Span;

pub const RULE: Rule<PipelineFile> =
    rule!("CP006", "missing-pipeline-key", Error, "cp006_missing_pipeline_key.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for misfit in file.misfits.iter().filter(|_| file.is_whole()) {
        let MisfitKind::MissingKey { mapping, key, node } = misfit.kind else { continue };
        if stands_misspelt(file, misfit) {
            continue;
        }
        let name = key.spelt(misfit.spelling);
        let place = file.document.entries(node).and_then(|mut entries| entries.next());
        let place = place.map_or(file.document.first_line(node), |entry| file.document.span(entry.key));
        let place = if place.is_empty() { Span::at(place.start) } else { place };
        let what = words(mapping);
        let found = findings.tell(place, format!("`{name}` is missing in {what}."));
        found.help(match file.form {
            Form::Template => format!("CloudFormation refuses the template: `required key [{name}] not found`."),
            Form::Bare => format!(
                "The AWS CLI sends nothing: `Missing required parameter in pipeline: \"{name}\"`. The file is read as \
                    one for `--pipeline`."
            ),
            Form::Wrapped if mapping == PipelineInput::SHAPE => {
                "The AWS CLI sends nothing: `Missing required parameter in input: \"pipeline\"`. A file for \
                    `--cli-input-json` has the whole pipeline below that key."
                    .to_owned()
            }
            Form::Wrapped | Form::Dump => {
                format!("The AWS CLI sends nothing: `Missing required parameter in …: \"{name}\"`.")
            }
        });
    }
}

/// Whether the key stands there with a slip of the pen, which is told already.
fn stands_misspelt(file: &PipelineFile, missing: &Misfit) -> bool {
    let MisfitKind::MissingKey { key: lacking, node, .. } = missing.kind else { return false };
    file.misfits.iter().any(|misfit| {
        matches!(misfit.kind, MisfitKind::UnknownKey { within, near: Some(near), .. } if within == node && near == lacking)
    })
}
