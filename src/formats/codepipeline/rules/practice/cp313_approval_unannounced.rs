//! CP313: nobody is told that an approval waits.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::typed;
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP313", "approval-unannounced", Hint, "cp313_approval_unannounced.md", check);

const KEY: &str = "NotificationArn";

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file).into_iter().filter(|it| it.kind.is("Approval", "AWS", "Manual") && it.lacks(file, KEY)) {
        let place = it.action.value.name.known().map_or(it.place(), |name| name.span);
        findings.tell(place, format!("Nobody is told that `{}` waits for an answer.", it.name())).help(format!(
            "Write `{KEY}` with the ARN of an SNS topic in the pipeline's Region; its subscribers get a message with a \
             link. A notification rule on the pipeline's events does the same."
        ));
    }
}
