//! CP202: an action type in a version that there is not.

use crate::diagnostics::{Findings, Fix, Rule, repair};
use crate::formats::codepipeline::facts::action_types::VERSION;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{is_open, typed};
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP202", "action-type-version", Error, "cp202_action_type_version.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file) {
        let Some(version) = it.action.value.type_id().and_then(|id| id.version.known()) else { continue };
        let text = version.value.as_str();
        if it.kind.owner == "Custom" || text == VERSION || is_open(text) || file.is_default(version.span) {
            continue;
        }
        let told = findings.tell(version.span, format!("`{}` has no version `{text}`.", it.kind.provider));
        told.help(
            "CodePipeline answers with InvalidActionDeclarationException. Every built-in action type has the version \
             `1`.",
        );
        told.fix(Fix::safe("Write `1`", vec![repair::rename(&file.document, version.node, VERSION)]));
    }
}
