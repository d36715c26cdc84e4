//! CB320: a phase that stands within another.

use crate::diagnostics::{Findings, Fix, Rule, layout};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::unknown_key::UnknownKey;
use crate::formats::codebuild::model::{InstallPhase, Phase, Phases};
use crate::rule;
use crate::schema::Placed;

pub const RULE: Rule<BuildspecFile> = rule!("CB320", "nested-phase", Warning, "cb320_nested_phase.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(phases) = file.spec().and_then(|spec| spec.phases.known()) else { return };
    let nested = file.unknown_keys(&[Phase::SHAPE, InstallPhase::SHAPE]);
    for key in nested.filter(|key| Phases::SHAPE.key(key.name).is_some()) {
        let Some(outer) = file.phases().into_iter().find(|phase| phase.span.contains(key.span)) else { continue };
        let found =
            findings.tell(key.span, format!("`{}` stands within `{}` and never runs.", key.name, outer.name.key()));
        found.help(format!("CodeBuild ignores it there. Give it the same indentation as `{}`.", outer.name.key()));
        if let Some(fix) = out_of(file, phases, outer.node, &key) {
            found.fix(fix);
        }
    }
}

/// The key and all after it in the same phase, moved out; only where all of them are phases that are not there yet.
fn out_of(
    file: &BuildspecFile,
    phases: &Placed<Phases>,
    outer: crate::syntax::NodeId,
    key: &UnknownKey<'_>,
) -> Option<Fix> {
    let document = &file.document;
    let entries = document.entries(outer)?.skip_while(|entry| entry.key != key.node).collect::<Vec<_>>();
    let can_move = |name: &str| Phases::SHAPE.key(name).is_some() && document.get(phases.node, name).is_none();
    if !entries.iter().all(|entry| document.scalar(entry.key).is_some_and(can_move)) {
        return None;
    }
    let from = layout::indentation(document, key.span.start)?.len();
    let to = layout::indentation(document, document.span(document.entries(phases.node)?.next()?.key).start)?.len();
    let span = key.span.join(document.span(entries.last()?.value));
    let edits = layout::shift(document, span, i32::try_from(to).ok()? - i32::try_from(from).ok()?)?;
    // What never ran will run now, so it deserves a look.
    Some(Fix::needs_a_look("Move it out", edits))
}
