//! CP131: the pipeline has too many variables, or two of one name.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::schema::Field;

pub const RULE: Rule<PipelineFile> =
    rule!("CP131", "pipeline-variables", Error, "cp131_pipeline_variables.md", check);

const MOST: usize = 50;

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let Some(variables) = found.pipeline().and_then(|pipeline| pipeline.variables.known()) else { continue };
        let places: Vec<_> = variables.value.items.iter().filter_map(Field::key).collect();
        let (least, _) = found.branches.count(&places);
        if least > MOST {
            findings.tell(variables.key, format!("`{}` has {least} variables.", found.name_shown)).help(format!(
                "A pipeline has at most {MOST}; CodePipeline answers with ValidationException. Keep what differs from \
                start to start, and write the rest into a file of the source.",
            ));
        }
        let named: Vec<_> =
            variables.value.known().filter_map(|it| Some((it.span, it.value.name.known()?))).collect();
        for (at, (place, name)) in named.iter().enumerate() {
            let mut earlier = named.iter().take(at);
            let first =
                earlier.find(|(other, first)| first.value == name.value && found.branches.together(*other, *place));
            if let Some((_, first)) = first {
                findings
                    .tell(name.span, format!("Two variables are called `{}`.", name.value))
                    .relate(first.span, "The first is here")
                    .help(
                        "Names of variables are unique in a pipeline; CodePipeline answers with \
                        InvalidStructureException. Give one of them another name, or delete it.",
                    );
            }
        }
    }
}
