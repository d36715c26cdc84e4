//! CB204: nothing to run.

use crate::diagnostics::repair::{indent_entry, rename};
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::{BuildspecFile, PhaseName};
use crate::formats::codebuild::model::{Buildspec, Phases};
use crate::formats::codebuild::rules::file::lookalike::lookalike;
use crate::rule;
use crate::schema::{Field, MisfitKind};
use crate::syntax::{Entry, Span};

pub const RULE: Rule<BuildspecFile> = rule!("CB204", "missing-phases", Error, "cb204_missing_phases.md", check);

const HELP: &str = "CodeBuild has nothing to run. Write the commands under `phases`, in `install`, `pre_build`, \
    `build` or `post_build`.";

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec().filter(|_| file.is_whole() && !file.has_batch()) else { return };
    match &spec.phases {
        Field::Absent => {
            if let Some(key) = lookalike(file, "phases") {
                let message = format!("`{}` is not `phases`, and without that there are no phases.", key.name);
                let edit = rename(&file.document, key.node, "phases");
                findings.tell(key.span, message).help(HELP).fix(Fix::safe("Write `phases`", vec![edit]));
            } else {
                findings.tell(file.head(), "The file has no `phases`.").help(HELP);
            }
        }
        Field::Null(nothing) => {
            let found = findings.tell(nothing.key, "`phases` is empty.").help(HELP);
            let outside = stray_phases(file);
            for entry in &outside {
                found.relate(file.document.span(entry.key), "This is not below `phases`.");
            }
            let edits = outside.iter().map(|entry| indent_entry(&file.document, entry.key, entry.value, "  "));
            let edits = edits.collect::<Option<Vec<_>>>().filter(|_| follow(file, nothing.key, &outside));
            if let Some(edits) = edits.filter(|edits| !edits.is_empty()) {
                found.help("The phases below stand at the same depth as `phases`: move them two blanks in.");
                found.fix(Fix::safe("Move the phases below `phases`", edits.concat()));
            }
        }
        Field::Known(phases) if is_empty(file, &phases.value) => {
            findings.tell(phases.key, "`phases` is empty.").help(HELP);
        }
        Field::Known(_) | Field::Opaque(_) => {}
    }
}

/// Phases that stand at the top level, behind a `phases` without a value.
pub fn stray_phases(file: &BuildspecFile) -> Vec<Entry> {
    if !file.spec().is_some_and(|spec| matches!(spec.phases, Field::Null(_))) {
        return Vec::new();
    }
    let strays = file.misfits.iter().filter_map(|misfit| match misfit.kind {
        MisfitKind::UnknownKey { mapping, key, value, .. } if mapping == Buildspec::SHAPE => {
            let name = file.document.scalar(key)?;
            PhaseName::ALL.iter().any(|phase| phase.key() == name).then_some(Entry { key, value })
        }
        _ => None,
    });
    strays.collect()
}

/// Whether these entries are the next behind the key at `key`: moved in, others would come to stand below another key.
fn follow(file: &BuildspecFile, key: Span, entries: &[Entry]) -> bool {
    let document = &file.document;
    let all = document.root().and_then(|root| document.entries(root)).into_iter().flatten();
    let behind = all.skip_while(|entry| document.span(entry.key) != key).skip(1);
    behind.take(entries.len()).eq(entries.iter().copied())
}

/// Whether nothing at all stands in it, not even a phase with another name.
fn is_empty(file: &BuildspecFile, phases: &Phases) -> bool {
    let Phases { install, pre_build, build, post_build } = phases;
    install.is_absent()
        && [pre_build, build, post_build].iter().all(|phase| phase.is_absent())
        && !file
            .misfits
            .iter()
            .any(|misfit| matches!(misfit.kind, MisfitKind::UnknownKey { mapping, .. } if mapping == Phases::SHAPE))
}
