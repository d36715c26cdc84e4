//! CB304: a phase in which nothing runs.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::{BuildspecFile, PhaseName, PhaseRef};
use crate::formats::codebuild::model::{InstallPhase, Phase, Phases};
use crate::rule;
use crate::schema::{Field, OneOrMany};
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> = rule!("CB304", "empty-phase", Hint, "cb304_empty_phase.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(phases) = file.spec().and_then(|spec| spec.phases.value()) else { return };
    // Commands that slipped out of their phase are told as such.
    if !file.is_whole() || file.unknown_keys(&[Phases::SHAPE]).next().is_some() {
        return;
    }
    let null = [
        (PhaseName::Install, null_key(&phases.install)),
        (PhaseName::PreBuild, null_key(&phases.pre_build)),
        (PhaseName::Build, null_key(&phases.build)),
        (PhaseName::PostBuild, null_key(&phases.post_build)),
    ];
    let null = null.into_iter().filter_map(|(name, key)| Some((name, key?)));
    let idle = file.phases().into_iter().filter(|phase| is_idle(phase) && !holds_wrong_keys(file, phase));
    for (name, key) in null.chain(idle.map(|phase| (phase.name, phase.key))) {
        findings
            .tell(key, format!("Nothing runs in `{}`.", name.key()))
            .help("CodeBuild enters the phase and finds no command. Delete it, or write its `commands`.");
    }
}

fn null_key<T>(field: &Field<T>) -> Option<Span> {
    matches!(field, Field::Null(_)).then(|| field.key()).flatten()
}

/// Whether it has neither commands nor runtimes. An item without text is a command that another rule tells.
fn is_idle(phase: &PhaseRef<'_>) -> bool {
    let has_no_items = |list: &Field<OneOrMany<String>>| match list.value() {
        Some(list) => list.items.is_empty(),
        None => list.is_nothing(),
    };
    phase.runtime_versions.is_none_or(Field::is_absent)
        && phase.blocks().into_iter().all(|(_, list)| has_no_items(list))
}

/// Whether a key in it is told to be wrong under which the commands probably stand.
fn holds_wrong_keys(file: &BuildspecFile, phase: &PhaseRef<'_>) -> bool {
    file.unknown_keys(&[Phase::SHAPE, InstallPhase::SHAPE])
        .filter(|key| phase.span.contains(key.span))
        .any(|key| key.near.is_some() || Phases::SHAPE.key(key.name).is_some())
}
