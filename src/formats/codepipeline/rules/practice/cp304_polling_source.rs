//! CP304: a source asks for changes again and again.

use crate::diagnostics::{Findings, Fix, Rule, repair};
use crate::formats::codepipeline::facts::action_types::{Detection, POLL};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::typed;
use crate::rule;

pub const RULE: Rule<PipelineFile> = rule!("CP304", "polling-source", Warning, "cp304_polling_source.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file) {
        let Some(Detection::Polling { instead }) = it.kind.detection else { continue };
        let polls = it.setting(POLL).filter(|value| value.value.eq_ignore_ascii_case("true"));
        let (place, how) = match polls {
            Some(value) => (value.span, format!("since `{POLL}` is `{}`", value.value)),
            None if it.lacks(file, POLL) => (it.place(), format!("since it has no `{POLL}`")),
            None => continue,
        };
        let told = findings.tell(place, format!("`{}` polls for changes, {how}.", it.name()));
        told.help(format!(
            "Polling is slow, ends after 30 days without an execution, and counts against a quota of 300 pipelines. \
             Write `{POLL}` `false` and let {instead} start the pipeline; both together start it twice."
        ));
        if let Some(value) = polls.filter(|value| it.action.span.contains(value.span)) {
            let edit = repair::rename(&file.document, value.node, "false");
            told.fix(Fix::needs_a_look(format!("Write `false`; {instead} must start the pipeline"), vec![edit]));
        }
    }
}
