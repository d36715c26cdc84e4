//! CD304: scripts under an event of the agent's own.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::lifecycle::LifecycleEvent;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::Hooks;
use crate::formats::codedeploy::refusal::is_allowed;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<AppSpecFile> = rule!("CD304", "reserved-event", Error, "cd304_reserved_event.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, key, value, .. } = misfit.kind else { continue };
        let Some(name) = file.document.scalar(key).filter(|name| mapping == Hooks::SHAPE && is_reserved(name)) else {
            continue;
        };
        if file.document.is_null(value) && is_allowed(name) {
            continue;
        }
        let found = findings.tell(misfit.span, format!("`{name}` is the agent's own: no script runs in it."));
        found.help(match is_allowed(name) {
            true => format!(
                "The agent takes the file, and never runs the scripts. Write them below `{}`.",
                if name == "Install" { "AfterInstall" } else { "BeforeInstall" }
            ),
            false => format!(
                "Install fails: `appspec.yml file contains unknown lifecycle events: [\"{name}\"]`. Scripts run in the \
                    events before and after it."
            ),
        });
    }
}

/// Whether an event is the service's own, so that no script runs in it.
pub fn is_reserved(name: &str) -> bool {
    matches!(name, "Start" | "End") || LifecycleEvent::named(name).is_some_and(LifecycleEvent::is_reserved)
}
