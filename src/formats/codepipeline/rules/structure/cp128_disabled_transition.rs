//! CP128: a transition is disabled that is not there.

use crate::diagnostics::{Findings, Fix, Rule, repair};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::schema::{Field, List, nearest};

pub const RULE: Rule<PipelineFile> =
    rule!("CP128", "disabled-transition", Warning, "cp128_disabled_transition.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in file.pipelines.iter().filter(|_| file.is_whole()) {
        let Some(pipeline) = found.pipeline() else { continue };
        let Some(stages) = pipeline.stages.value() else { continue };
        let all_known =
            stages.items.iter().all(|stage| stage.value().is_some_and(|stage| stage.name.known().is_some()));
        if !all_known {
            continue;
        }
        let names: Vec<&str> =
            found.stages().filter_map(|stage| stage.value.name.value()).map(String::as_str).collect();
        let first = stages.items.first().and_then(Field::known);
        let is_fixed = first.is_some_and(|first| !found.branches.conditional(first.span));
        for disabled in pipeline.disable_inbound_stage_transitions.value().into_iter().flat_map(List::known) {
            let Some(name) = disabled.value.stage_name.known() else { continue };
            if !names.contains(&name.value.as_str()) {
                let told = findings.tell(name.span, format!("`{}` has no stage `{}`.", found.name_shown, name.value));
                told.help(
                    "CloudFormation disables the transition into each stage that is named here, and fails at one that \
                    is not there. Write the stage's name as the stage says it.",
                );
                if let Some(near) = nearest(&name.value, names.iter().copied()) {
                    let edit = repair::rename(&file.document, name.node, near);
                    told.fix(Fix::safe(format!("Write `{near}`"), vec![edit]));
                }
            } else if is_fixed && names.first() == Some(&name.value.as_str()) {
                findings.tell(name.span, format!("`{}` is the first stage.", name.value)).help(
                    "No transition leads into it, so none can be disabled. To keep changes from starting the pipeline, \
                    switch off their detection at the source; to hold executions back, name the second stage.",
                );
            }
        }
    }
}
