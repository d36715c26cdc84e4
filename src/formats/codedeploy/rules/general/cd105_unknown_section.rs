//! CD105: a key that the agent or the service does not know.

use crate::diagnostics::repair::{indent_entry, rename};
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::facts::lifecycle::LifecycleEvent;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{EcsHooks, FileMapping, Hooks, LambdaHooks, Script, ServerAppSpec};
use crate::formats::codedeploy::rules::general::cd112_mixed_platforms::is_foreign;
use crate::rule;
use crate::schema::{Field, Key, Mapping, MisfitKind};
use crate::syntax::{Entry, NodeId, Span};

pub const RULE: Rule<AppSpecFile> = rule!("CD105", "unknown-section", Warning, "cd105_unknown_section.md", check);

/// Mappings whose unknown keys other rules tell.
const ELSEWHERE: &[&Mapping] =
    &[Hooks::SHAPE, FileMapping::SHAPE, Script::SHAPE, EcsHooks::SHAPE, LambdaHooks::SHAPE];

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let strays = stray_events(file);
    stray(file, &strays, findings);
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, value, near, .. } = misfit.kind else { continue };
        let is_stray = strays.iter().any(|entry| entry.key == key);
        if ELSEWHERE.contains(&mapping) || file.is_stand_in(misfit) || is_stray || is_foreign(file, mapping, key) {
            continue;
        }
        let Some(name) = file.document.scalar(key).filter(|name| !is_store(file, name, value)) else { continue };
        tell(file, name, (key, within), near, findings);
    }
}

fn tell(
    file: &AppSpecFile,
    name: &str,
    (key, within): (NodeId, NodeId),
    near: Option<&Key>,
    findings: &mut Findings,
) {
    let reader = if file.server().is_some() { "The agent" } else { "CodeDeploy" };
    let Some(near) = near else {
        let found = findings.tell(file.document.span(key), format!("`{name}` is not a key of an AppSpec file."));
        found.help(match Script::SHAPE.key(name) {
            Some(_) => format!("{reader} ignores it here. It belongs to a script, below an event of `hooks`."),
            None => format!("{reader} ignores it, and all that stands below it, without a word."),
        });
        return;
    };
    let found = findings.tell(file.document.span(key), format!("`{name}` is not a key; `{}` is.", near.name));
    found.help(format!("{reader} ignores `{name}`, and all that stands below it, without a word."));
    if file.document.get(within, near.name).is_none() {
        let edit = rename(&file.document, key, near.name);
        found.fix(Fix::safe(format!("Write `{}`", near.name), vec![edit]));
    }
}

/// Whether a key only holds what aliases elsewhere repeat.
fn is_store(file: &AppSpecFile, name: &str, value: NodeId) -> bool {
    file.document.node(value).anchor.is_some() || name.starts_with("x-") || name.starts_with('.') || name == "<<"
}

/// Lifecycle events that stand at the top level.
fn stray_events(file: &AppSpecFile) -> Vec<Entry> {
    let mut events = Vec::new();
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, key, value, .. } = misfit.kind else { continue };
        let name = file.document.scalar(key).unwrap_or_default();
        if mapping == ServerAppSpec::SHAPE && LifecycleEvent::named(name).is_some() {
            events.push(Entry { key, value });
        }
    }
    events
}

fn stray(file: &AppSpecFile, strays: &[Entry], findings: &mut Findings) {
    let [first, others @ ..] = strays else { return };
    let name = file.document.scalar(first.key).unwrap_or_default();
    let found =
        findings.tell(file.document.span(first.key), format!("`{name}` stands at the top level, not below `hooks`."));
    found.help("The agent runs no script there. Move the event two columns to the right, below `hooks:`.");
    for other in others {
        let name = file.document.scalar(other.key).unwrap_or_default();
        found.relate(file.document.span(other.key), format!("`{name}` does, too."));
    }
    let hooks = file.server().and_then(|server| match &server.spec.hooks {
        Field::Null(nothing) => Some(nothing.key),
        _ => None,
    });
    let follows = hooks.is_some_and(|hooks| follow(file, hooks, strays));
    let edits: Option<Vec<_>> =
        strays.iter().map(|entry| indent_entry(&file.document, entry.key, entry.value, "  ")).collect();
    if let Some(edits) = edits.filter(|_| follows) {
        let edits = edits.into_iter().flatten().collect();
        found.fix(Fix::safe("Move the events below `hooks`", edits));
    }
}

/// Whether the events come one after the other behind `hooks:`, so that they can be moved below it together.
fn follow(file: &AppSpecFile, hooks: Span, strays: &[Entry]) -> bool {
    let source = file.document.source();
    let mut end = hooks.end as usize + ":".len();
    for entry in strays {
        let start = file.document.span(entry.key).start as usize;
        if source.get(end..start).is_none_or(|between| !between.trim().is_empty()) {
            return false;
        }
        end = file.document.span(entry.value).end as usize;
    }
    true
}
