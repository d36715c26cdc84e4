//! CB613: a switch of a batch is neither true nor false, or `parallelism` is no number of builds.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::{Batch, Fanout, GraphTask, ListTask, MatrixStatic, MatrixStaticEnv, TaskEnv};
use crate::rule;
use crate::schema::{Field, Mapping, MisfitKind};

pub const RULE: Rule<BuildspecFile> = rule!("CB613", "batch-values", Warning, "cb613_batch_values.md", check);

/// The mappings that have switches.
const SWITCHES: &[&Mapping] = &[
    Batch::SHAPE,
    ListTask::SHAPE,
    GraphTask::SHAPE,
    TaskEnv::SHAPE,
    MatrixStatic::SHAPE,
    MatrixStaticEnv::SHAPE,
    Fanout::SHAPE,
];

const HELP: &str =
    "CodeBuild needs to know how many builds to start. Write a whole number, such as `parallelism: 4`.";

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        match &misfit.kind {
            MisfitKind::NotAllowed { text, .. } if !text.contains('$') => {
                if misfit.under(Fanout::SHAPE, "parallelism") {
                    let message = format!("`{text}` is not a number of builds.");
                    findings.tell(misfit.span, message).graded(Severity::Error).help(HELP);
                } else if misfit.owner.is_some_and(|owner| SWITCHES.contains(&owner.mapping)) {
                    findings
                        .tell(misfit.span, format!("`{text}` is neither true nor false."))
                        .help("Write `true` or `false`.")
                        .assume("What CodeBuild makes of another word.");
                }
            }
            MisfitKind::MissingKey { mapping, key, .. }
                if *mapping == Fanout::SHAPE && key.name == "parallelism" && file.is_whole() =>
            {
                let spec = file.spec().and_then(|spec| spec.batch.value());
                let at = spec.and_then(|batch| batch.build_fanout.key()).unwrap_or(misfit.span);
                findings.tell(at, "The fan-out has no `parallelism`.").graded(Severity::Error).help(HELP);
            }
            _ => {}
        }
    }
    let fanout = file.spec().and_then(|spec| spec.batch.value()?.build_fanout.value());
    if let Some(Field::Null(nothing)) = fanout.map(|fanout| &fanout.parallelism).filter(|_| file.is_whole()) {
        findings.tell(nothing.key, "`parallelism` has no value.").graded(Severity::Error).help(HELP);
    }
}
