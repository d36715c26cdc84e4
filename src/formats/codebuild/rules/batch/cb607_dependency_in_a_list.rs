//! CB607: `depend-on` in a list, whose tasks all start at once.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::{batch, is_dependency};
use crate::formats::codebuild::model::{GraphTask, ListTask};
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB607", "dependency-in-a-list", Warning, "cb607_dependency_in_a_list.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let found = file.misfits.iter().filter_map(|misfit| match misfit.kind {
        MisfitKind::UnknownKey { mapping, key, .. } if mapping == ListTask::SHAPE => {
            let name = file.document.scalar(key)?;
            is_dependency(name).then_some((misfit.span, name))
        }
        _ => None,
    });
    let found: Vec<(Span, &str)> = found.collect();
    let [(span, name), others @ ..] = found.as_slice() else { return };
    let told = findings.tell(*span, format!("`{name}` stands in a `build-list`."));
    told.help(
        "CodeBuild ignores it there: all tasks of a list start at once. Tasks that wait for each other \
        belong in a `build-graph`.",
    );
    for (span, _) in others {
        told.relate(*span, "This is ignored too.");
    }
    let all_named_right = found.iter().all(|(_, name)| GraphTask::SHAPE.key(name).is_some());
    let Some(batch) = batch(file).filter(|batch| batch.build_graph.is_absent() && all_named_right) else { return };
    if let Some(key) = batch.build_list.known().map(|list| list.key) {
        told.fix(Fix::needs_a_look("Make it a `build-graph`", vec![Edit::replace(key, "build-graph")]));
    }
}
