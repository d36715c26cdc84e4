//! CP102: a stage has no action, or more than there can be.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::facts::order::certain_len;
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP102", "stage-without-actions", Error, "cp102_stage_without_actions.md", check);

/// How many actions a stage has at most by one row of the guide, and by the other.
const MOST: [usize; 2] = [50, 100];

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for stage in found.stages() {
            let Some(actions) = stage.value.actions.known() else { continue };
            let name = stage.value.name.value().map_or("The stage", String::as_str);
            let count = certain_len(&stage.value.actions);
            if count == Some(0) && file.is_whole() {
                findings.tell(actions.key, format!("The stage `{name}` has no action.")).help(
                    "Every stage has at least one action; CodePipeline answers with InvalidStageDeclarationException. \
                    Add an action, or delete the stage.",
                );
            } else if let Some(count) = count.filter(|count| *count > MOST[0]) {
                let told = findings.tell(actions.key, format!("The stage `{name}` has {count} actions."));
                let severity = if count > MOST[1] { Severity::Error } else { Severity::Warning };
                told.graded(severity).help(format!(
                    "A stage has at most {} actions by the quotas; CodePipeline answers with \
                    InvalidStageDeclarationException. Split the stage.",
                    MOST[0]
                ));
                if severity == Severity::Warning {
                    told.assume(format!("Another row of the quotas allows {} actions side by side.", MOST[1]));
                }
            }
        }
    }
}
