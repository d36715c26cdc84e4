//! CB601: not exactly one kind of batch, or one that stands outside `batch`.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule, Severity, layout};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::{batch, is_kind, misspelt_kind};
use crate::formats::codebuild::model::{Batch, Buildspec};
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> = rule!("CB601", "batch-kind", Error, "cb601_batch_kind.md", check);

const HELP: &str = "A batch has exactly one of `build-list`, `build-graph`, `build-matrix` and `build-fanout`.";

fn check(file: &BuildspecFile, findings: &mut Findings) {
    if let Some(batch) = batch(file) {
        kinds(file, batch, findings);
    }
    outside(file, findings);
}

fn kinds(file: &BuildspecFile, batch: &Batch, findings: &mut Findings) {
    let Some(key) = file.spec().and_then(|spec| spec.batch.key()) else { return };
    let Batch { fast_fail: _, build_list, build_graph, build_matrix, build_fanout } = batch;
    let empty =
        [build_list.is_nothing(), build_graph.is_nothing(), build_matrix.is_nothing(), build_fanout.is_nothing()];
    let keys = [build_list.key(), build_graph.key(), build_matrix.key(), build_fanout.key()];
    let filled: Vec<Span> =
        keys.into_iter().zip(empty).filter(|(_, empty)| !empty).filter_map(|(key, _)| key).collect();
    match filled.as_slice() {
        [_] => {}
        [] if !file.is_whole() => {}
        [] if misspelt_kind(file).is_some() => tell_misspelt(file, findings),
        [] => match keys.into_iter().flatten().next() {
            Some(kind) => {
                let word = kind.text(file.document.source());
                findings.tell(kind, format!("`{word}` is empty, so the batch has no builds.")).help(HELP);
            }
            None => {
                findings.tell(key, "The batch has no builds: it is of no kind.").help(HELP);
            }
        },
        [first, others @ ..] => {
            let found = findings.tell(key, "The batch is of several kinds.").help(HELP);
            found.relate(*first, "This is one.");
            for other in others {
                found.relate(*other, "This is another.");
            }
        }
    }
}

/// A kind in another spelling, where the batch has no other.
fn tell_misspelt(file: &BuildspecFile, findings: &mut Findings) {
    let Some((key, kind)) = misspelt_kind(file) else { return };
    let span = file.document.span(key);
    let written = file.document.scalar(key).unwrap_or_default();
    findings
        .tell(span, format!("`{written}` is not `{kind}`, so the batch has no builds."))
        .help(HELP)
        .fix(Fix::safe(format!("Write `{kind}`"), vec![rename(&file.document, key, kind)]));
}

/// A kind of batch at the top level.
fn outside(file: &BuildspecFile, findings: &mut Findings) {
    let strays = file.misfits.iter().filter_map(|misfit| match misfit.kind {
        MisfitKind::UnknownKey { mapping, key, value, .. } if mapping == Buildspec::SHAPE => {
            let name = file.document.scalar(key)?;
            is_kind(name).then_some((misfit.span, name, key, value))
        }
        _ => None,
    });
    let strays: Vec<_> = strays.collect();
    for (span, name, key, value) in &strays {
        let found = findings.tell(*span, format!("`{name}` stands outside `batch`."));
        found.graded(Severity::Warning);
        found.help("CodeBuild ignores it there without a word, and runs a single build. It belongs below `batch`.");
        let alone = strays.len() == 1 && file.spec().is_some_and(|spec| spec.batch.is_absent());
        let entry = file.document.span(*key).join(file.document.span(*value));
        let below = |indent| layout::nest(&file.document, entry, 2, &format!("{indent}batch:"));
        if let Some(edits) = layout::indentation(&file.document, span.start).and_then(below).filter(|_| alone) {
            found.fix(Fix::safe("Put it below `batch`", edits));
        }
    }
}
