//! `hooks`: scripts and the names of events.

use super::{BECAUSE, Objections};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::facts::lifecycle::LifecycleEvent;
use crate::formats::codedeploy::facts::timeout::{TimeoutFault, seconds};
use crate::formats::codedeploy::model::{Hooks, Script};
use crate::formats::codedeploy::rehearse::server::plan::RefusalPoint;
use crate::formats::codedeploy::scalar::{Reading, Written};
use crate::schema::{Field, MisfitKind, Placed};

/// Locations, timeouts and `sudo`.
pub(super) fn scripts(objections: &mut Objections<'_>) {
    let Some(server) = objections.file.server() else { return };
    for event in server.events() {
        for item in event.scripts.value().into_iter().flat_map(|scripts| &scripts.items) {
            match item {
                Field::Null(nothing) => objections.tell(nothing.span, NO_LOCATION),
                Field::Known(item) => script(objections, item),
                Field::Absent | Field::Opaque(_) => {}
            }
        }
    }
}

const NO_LOCATION: &str = "the application specification file specifies a script with no location value. Specify the \
    location in the hooks section of the AppSpec file, and then try again.";

fn script(objections: &mut Objections<'_>, item: &Placed<Script>) {
    let location = &item.value.location;
    if location.is_nothing() || location.value().is_some_and(|location| location.trim().is_empty()) {
        objections.tell(item.span, NO_LOCATION);
    }
    let document = &objections.file.document;
    if let Some((timeout, written)) =
        item.value.timeout.known().and_then(|it| Some((it, Written::at(document, it.node)?)))
    {
        match seconds(written, objections.generation) {
            Ok(_) => {}
            Err(TimeoutFault::NotPositive) => objections.tell(
                timeout.span,
                "an invalid timeout value was provided for a script in the application specification file. Make \
                    corrections in the hooks section of the AppSpec file, and then try again.",
            ),
            Err(TimeoutFault::WrongType) => objections
                .tell_freely(timeout.span, format!("YAML parsing error: timeout: invalid type: {}", written.text)),
        }
    }
    if let Some(sudo) = item.value.sudo.known().filter(|_| objections.generation == Generation::V2) {
        let reading = Written::at(document, sudo.node).map(|written| written.read_by(Generation::V2));
        if !matches!(reading, Some(Reading::Switch(_))) {
            objections.tell_freely(
                sudo.span,
                format!("YAML parsing error: sudo: invalid type: string \"{}\", expected a boolean", sudo.value.0),
            );
        }
    }
}

/// Events that no deployment has. Install finds them before it touches anything.
pub(super) fn unknown_events(objections: &mut Objections<'_>) {
    let file = objections.file;
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, key, .. } = misfit.kind else { continue };
        let Some(name) = file.document.scalar(key).filter(|_| mapping == Hooks::SHAPE) else { continue };
        if is_allowed(name) {
            continue;
        }
        let message = format!("{BECAUSE} appspec.yml file contains unknown lifecycle events: [\"{name}\"]");
        objections.raise(RefusalPoint::Install, misfit.span, message, None);
    }
}

/// Whether the agent lets scripts stand under the name of an event of its own. It never runs them.
pub fn is_allowed(event: &str) -> bool {
    matches!(LifecycleEvent::named(event), Some(LifecycleEvent::Install | LifecycleEvent::DownloadBundle))
}
