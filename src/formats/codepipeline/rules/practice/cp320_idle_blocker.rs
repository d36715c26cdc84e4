//! CP320: a stage has `blockers`, which do nothing.

use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::structure::edits::remove_key;
use crate::rule;

pub const RULE: Rule<PipelineFile> = rule!("CP320", "idle-blocker", Hint, "cp320_idle_blocker.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for stage in found.stages() {
            // The AWS CLI prints an empty list for each stage of an old pipeline.
            let blockers = stage.value.blockers.known().filter(|blockers| !blockers.value.items.is_empty());
            let Some(blockers) = blockers else { continue };
            let key = found.key("blockers");
            let told = findings.tell(blockers.key, format!("`{key}` has no effect."));
            told.help(format!(
                "AWS has reserved the key and does nothing with it. To hold executions before the stage, disable its \
                 inbound transition, or write `{}` with a condition.",
                found.key("beforeEntry")
            ));
            if let Some(edit) = remove_key(&file.document, stage.node, &key) {
                told.fix(Fix::safe(format!("Delete `{key}`"), vec![edit]));
            }
        }
    }
}
