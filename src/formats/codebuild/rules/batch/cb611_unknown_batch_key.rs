//! CB611: a key that a batch, a task or its environment does not have.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::{is_dependency, misspelt_kind};
use crate::formats::codebuild::model::{
    Batch, Fanout, GraphTask, ListTask, Matrix, MatrixDynamic, MatrixDynamicEnv, MatrixStatic, MatrixStaticEnv,
    TaskEnv,
};
use crate::rule;
use crate::schema::{Mapping, MisfitKind};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB611", "unknown-batch-key", Warning, "cb611_unknown_batch_key.md", check);

/// The mappings of a batch, and what each is.
const PARTS: &[(&Mapping, &str)] = &[
    (Batch::SHAPE, "a batch"),
    (ListTask::SHAPE, "a task"),
    (GraphTask::SHAPE, "a task"),
    (TaskEnv::SHAPE, "a task's `env`"),
    (Matrix::SHAPE, "a matrix"),
    (MatrixStatic::SHAPE, "`static`"),
    (MatrixStaticEnv::SHAPE, "the `env` of `static`"),
    (MatrixDynamic::SHAPE, "`dynamic`"),
    (MatrixDynamicEnv::SHAPE, "the `env` of `dynamic`"),
    (Fanout::SHAPE, "a fan-out"),
];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    // Told by the rule about the kinds of batches.
    let kind = misspelt_kind(file).map(|(key, _)| key);
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, value, near, respelt: false } = misfit.kind else {
            continue;
        };
        let Some((_, part)) = PARTS.iter().find(|(part, _)| *part == mapping) else { continue };
        let Some(name) = file.document.scalar(key) else { continue };
        if kind == Some(key) || mapping == ListTask::SHAPE && is_dependency(name) {
            continue;
        }
        let found = findings.tell(misfit.span, format!("`{name}` is not a key of {part}."));
        match near {
            Some(near) => {
                found.help(format!("CodeBuild ignores it without a word. Write `{}`.", near.name));
                if file.document.get(within, near.name).is_none() {
                    let title = format!("Write `{}`", near.name);
                    found.fix(Fix::safe(title, vec![rename(&file.document, key, near.name)]));
                }
            }
            None if mapping == TaskEnv::SHAPE && file.document.scalar(value).is_some() => {
                found.help(
                    "CodeBuild ignores it without a word. A variable belongs below `variables`; what else a \
                    task can have differ from the project is `compute-type`, `fleet`, `image`, `privileged-mode` \
                    and `type`.",
                );
            }
            None => {
                found.help("CodeBuild ignores it without a word. Take it out, or move it where it belongs.");
            }
        }
    }
}
