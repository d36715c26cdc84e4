//! CB302: a section, or the key of a phase, that stands directly under `phases`.

use crate::diagnostics::{Edit, Findings, Fix, Rule, layout};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::unknown_key::UnknownKey;
use crate::formats::codebuild::model::{Buildspec, InstallPhase, Phases};
use crate::rule;
use crate::schema::Placed;
use crate::syntax::{Entry, NodeId};

pub const RULE: Rule<BuildspecFile> = rule!("CB302", "misplaced-section", Error, "cb302_misplaced_section.md", check);

/// Whether a key belongs to the top of the file or into a phase, but not between the phases.
pub fn is_section(name: &str) -> bool {
    Buildspec::SHAPE.key(name).is_some() || InstallPhase::SHAPE.key(name).is_some()
}

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(phases) = file.spec().and_then(|spec| spec.phases.known()) else { return };
    for UnknownKey { name, span, node: key, .. } in file.unknown_keys(&[Phases::SHAPE]) {
        if !is_section(name) {
            continue;
        }
        let found = findings.tell(span, format!("`{name}` stands where a phase belongs."));
        let refused = "CodeBuild takes it for a phase and refuses the whole file.";
        if InstallPhase::SHAPE.key(name).is_some() && !matches!(name, "run-as") {
            found.help(format!("{refused} Indent it further, below the phase that it belongs to."));
            if let Some(edits) = under_the_phase_before(file, phases, key) {
                found.fix(Fix::safe("Indent it below the phase", edits));
            }
        } else {
            found.help(format!("{refused} Give it the same indentation as `phases`."));
            if let Some(edits) = out_of_phases(file, phases, key) {
                found.fix(Fix::safe("Move it out of `phases`", edits));
            }
        }
    }
}

fn entries(file: &BuildspecFile, node: NodeId) -> Vec<Entry> {
    file.document.entries(node).map(Iterator::collect).unwrap_or_default()
}

/// The entry, indented below a phase that stands right before it and is empty.
fn under_the_phase_before(file: &BuildspecFile, phases: &Placed<Phases>, key: NodeId) -> Option<Vec<Edit>> {
    let document = &file.document;
    let all = entries(file, phases.node);
    let at = all.iter().position(|entry| entry.key == key)?;
    let before = all.get(at.checked_sub(1)?)?;
    let is_phase = Phases::SHAPE.key(document.scalar(before.key)?).is_some();
    let span = document.span(key).join(document.span(all.get(at)?.value));
    (is_phase && document.is_null(before.value)).then(|| layout::shift(document, span, 2)).flatten()
}

/// The entry and all after it, moved to the indentation of `phases`; only where all of them are sections that the
/// top of the file does not have yet, and a phase is left before them.
fn out_of_phases(file: &BuildspecFile, phases: &Placed<Phases>, key: NodeId) -> Option<Vec<Edit>> {
    let document = &file.document;
    let all = entries(file, phases.node);
    let at = all.iter().position(|entry| entry.key == key)?;
    let (before, moved) = all.split_at(at);
    let top = document.root()?;
    let can_move = |entry: &Entry| {
        document.items(entry.value).is_none()
            && document.scalar(entry.key).is_some_and(|name| {
                Buildspec::SHAPE.key(name).is_some() && name != "phases" && document.get(top, name).is_none()
            })
    };
    let is_phase = |entry: &Entry| document.scalar(entry.key).is_some_and(|name| Phases::SHAPE.key(name).is_some());
    if !before.iter().any(is_phase) || !moved.iter().all(can_move) {
        return None;
    }
    let from = layout::indentation(document, document.span(key).start)?.len();
    let to = layout::indentation(document, phases.key.start)?.len();
    let span = document.span(key).join(document.span(moved.last()?.value));
    layout::shift(document, span, i32::try_from(to).ok()? - i32::try_from(from).ok()?)
}
