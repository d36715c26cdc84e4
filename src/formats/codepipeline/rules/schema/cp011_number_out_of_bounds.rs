//! CP011: a number that is none, or out of its bounds.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::schema::{MisfitKind, Shape};

pub const RULE: Rule<PipelineFile> =
    rule!("CP011", "number-out-of-bounds", Error, "cp011_number_out_of_bounds.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::NotAllowed { expected, text, node } = &misfit.kind else { continue };
        let Some(owner) = misfit.owner.filter(|owner| matches!((owner.key.shape)(), Shape::Integer { .. })) else {
            continue;
        };
        let name = owner.key.spelt(misfit.spelling);
        let place = file.document.span(*node);
        let found = findings.tell(place, format!("`{name}` is `{text}`; {expected} belongs there."));
        found.help(match file.form.is_template() {
            true => {
                "CloudFormation hands the number to CodePipeline, which refuses the pipeline with a \
                ValidationException."
            }
            false => {
                "The AWS CLI refuses what is no whole number or too small (`Invalid value for parameter …`), and \
                CodePipeline what is too great, with a ValidationException."
            }
        });
        if file.is_default(place) {
            found.graded(Severity::Warning);
        }
    }
}
