//! CP119: a pipeline of the type V1, or of none, uses what only V2 has.

use crate::diagnostics::{Diagnostic, Findings, Fix, Rule, Severity, repair};
use crate::formats::codepipeline::facts::v2_features::{V2Feature, v2_features};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::PipelineType;
use crate::rule;
use crate::schema::Field;

use super::edits::{insert_key, written};
use super::hidden_keys::hides_keys;

pub const RULE: Rule<PipelineFile> = rule!("CP119", "v2-only", Error, "cp119_v2_only.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let Some(pipeline) = found.pipeline() else { continue };
        let features = v2_features(found);
        let Some((first, others)) = features.split_first() else { continue };
        match &pipeline.pipeline_type {
            Field::Known(kind) if kind.value == PipelineType::V1 => {
                let message = format!("`{}` has the type V1 and uses {}.", found.name_shown, first.what);
                let told = findings.tell(first.place, message);
                told.relate(kind.span, "The type is here").help(format!(
                    "Only pipelines of the type V2 have that; CodePipeline answers with InvalidStructureException. \
                    Write `V2` as `{}`: it is billed by the minutes of its actions, not by the month.",
                    found.key("pipelineType")
                ));
                relate_others(told, others);
                let edit = repair::rename(&file.document, kind.node, "V2");
                // It is billed in another way: a person should agree.
                told.fix(Fix::needs_a_look(TITLE, vec![edit]));
            }
            Field::Absent if file.is_whole() && !hides_keys(&file.document, found.node) => {
                tell_absent(file, found, first, others, findings)
            }
            _ => {}
        }
    }
}

const TITLE: &str = "Make it a pipeline of the type V2";

fn tell_absent(
    file: &PipelineFile,
    found: &FoundPipeline,
    first: &V2Feature,
    others: &[V2Feature],
    findings: &mut Findings,
) {
    let key = found.key("pipelineType");
    let message = format!("`{}` uses {}, which only V2 has, and says no type.", found.name_shown, first.what);
    let told = findings.tell(first.place, message);
    told.graded(Severity::Warning).help(format!(
        "The pipeline becomes one of the type V2, which is billed by the minutes of its actions. Write `{key}: V2`, so \
        that it is said."
    ));
    told.assume("The API names no default type; its documents say that such a pipeline is made as V2.");
    relate_others(told, others);
    let value = written(&file.document, found.node, "V2");
    if let Some(edit) = insert_key(&file.document, found.node, &key, &value) {
        told.fix(Fix::safe(TITLE, vec![edit]));
    }
}

fn relate_others(told: &mut Diagnostic, others: &[V2Feature]) {
    // A handful shows what it is about.
    for other in others.iter().take(5) {
        told.relate(other.place, format!("V2 only: {}", other.what));
    }
}
