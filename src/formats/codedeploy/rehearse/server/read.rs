//! From the file that was read to what a rehearsal needs of it.

use super::plan::{FileEntry, HookPlan, ScriptPlan, ServerPlan};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::facts::timeout;
use crate::formats::codedeploy::file::{AppSpecFile, HookEvent, ServerFile};
use crate::formats::codedeploy::model::{FileMapping, Hooks, Script};
use crate::formats::codedeploy::platform::Platform;
use crate::formats::codedeploy::refusal::{is_allowed, refusals};
use crate::formats::codedeploy::scalar::Written;
use crate::formats::codedeploy::scenario::Agent;
use crate::schema::{List, MisfitKind, Placed};

impl ServerPlan {
    /// What a file asks of that agent; none where it is for something else than instances.
    pub fn of(file: &AppSpecFile, agent: Agent) -> Option<Self> {
        if file.platform() != Some(Platform::Server) {
            return None;
        }
        let generation = match agent {
            Agent::V1 => Generation::V1,
            Agent::V2 => Generation::V2,
        };
        let mut plan = match file.server() {
            Some(server) => Self::of_server(server, generation),
            None => Self::default(),
        };
        plan.hooks.extend(hooks_of_the_service(file));
        plan.refusals = refusals(file, generation);
        Some(plan)
    }

    fn of_server(server: ServerFile<'_>, generation: Generation) -> Self {
        let windows = server.is_windows() == Some(true);
        let mut hooks = Vec::new();
        for event in server.events() {
            if !event.scripts.is_absent() {
                hooks.push(hook(server, event, generation, windows));
            }
        }
        Self {
            windows,
            files: server.files().map(entry).collect(),
            file_exists_behavior: server.spec.file_exists_behavior.value().copied(),
            hooks,
            refusals: Vec::new(),
            notes: Vec::new(),
        }
    }
}

fn entry(item: &Placed<FileMapping>) -> FileEntry {
    let text = |field: &crate::schema::Field<String>| field.value().cloned().unwrap_or_default();
    let (source, destination) = (text(&item.value.source), text(&item.value.destination));
    FileEntry { source, destination, place: Some(item.span) }
}

fn hook(server: ServerFile<'_>, event: HookEvent<'_>, generation: Generation, windows: bool) -> HookPlan {
    let mut scripts = Vec::new();
    for item in event.scripts.value().into_iter().flat_map(List::known) {
        scripts.push(script(server, item, generation, windows));
    }
    HookPlan { event: event.name.to_owned(), place: event.scripts.key(), scripts }
}

fn script(server: ServerFile<'_>, item: &Placed<Script>, generation: Generation, windows: bool) -> ScriptPlan {
    let Script { location, timeout, runas, .. } = &item.value;
    let written = timeout.known().and_then(|timeout| Written::at(server.document, timeout.node));
    // What the agent cannot read it refuses, so that no script runs.
    let seconds = written.and_then(|written| timeout::seconds(written, generation).ok());
    ScriptPlan {
        location: location.value().map(|location| location.trim().to_owned()).unwrap_or_default(),
        timeout: seconds.unwrap_or(timeout::USUAL),
        run_as: runas.value().filter(|_| !windows).cloned(),
        place: Some(location.known().map_or(item.span, |location| location.span)),
    }
}

/// The events of the service's own under which the file has scripts and the agent lets them stand.
fn hooks_of_the_service(file: &AppSpecFile) -> Vec<HookPlan> {
    let mut hooks = Vec::new();
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, key, .. } = misfit.kind else { continue };
        let Some(name) = file.document.scalar(key).filter(|name| mapping == Hooks::SHAPE && is_allowed(name)) else {
            continue;
        };
        hooks.push(HookPlan { event: name.to_owned(), place: Some(misfit.span), scripts: Vec::new() });
    }
    hooks
}
