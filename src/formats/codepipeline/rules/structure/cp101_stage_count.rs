//! CP101: a pipeline has fewer than two stages, or more than fifty.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::rule;
use crate::schema::Field;

pub const RULE: Rule<PipelineFile> = rule!("CP101", "stage-count", Error, "cp101_stage_count.md", check);

const LEAST: usize = 2;
const MOST: usize = 50;

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        check_pipeline(file, found, findings);
    }
}

fn check_pipeline(file: &PipelineFile, found: &FoundPipeline, findings: &mut Findings) {
    let Some(stages) = found.pipeline().and_then(|pipeline| pipeline.stages.known()) else { return };
    let items = &stages.value.items;
    let places: Vec<_> = items.iter().filter_map(Field::key).collect();
    let unknown = items.iter().any(|item| matches!(item, Field::Opaque(_)));
    let (least, most) = found.branches.count(&places);
    if most < LEAST && !unknown && file.is_whole() {
        let told = findings.tell(stages.key, format!("`{}` has {}.", found.name_shown, stages_of(most)));
        told.help(format!(
            "CodePipeline answers with InvalidStructureException: `Pipeline has only {most} stage(s). There should be \
            a minimum of {LEAST} stages in a pipeline`. Write a first stage with the sources and another that does \
            something with them."
        ));
    } else if least > MOST {
        let told = findings.tell(stages.key, format!("`{}` has {}.", found.name_shown, stages_of(least)));
        told.help(format!(
            "A pipeline has at most {MOST} stages; CodePipeline answers with InvalidStructureException. Put actions \
            that need not wait for each other into one stage, or split the pipeline."
        ));
    }
}

fn stages_of(count: usize) -> String {
    match count {
        0 => "no stage".to_owned(),
        1 => "only 1 stage".to_owned(),
        _ => format!("{count} stages"),
    }
}
