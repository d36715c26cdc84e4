//! CD701: hooks without ValidateService.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::schema::{Field, MisfitKind, same_letters};
use crate::syntax::Span;

pub const RULE: Rule<AppSpecFile> = rule!("CD701", "no-validation", Warning, "cd701_no_validation.md", check);

const EVENT: &str = "ValidateService";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server().filter(|_| file.is_whole()) else { return };
    let Some(hooks) = server.spec.hooks.known() else { return };
    let place = match &hooks.value.validate_service {
        Field::Absent => hooks.key,
        Field::Null(nothing) => nothing.key,
        Field::Known(scripts) if scripts.value.items.is_empty() => scripts.key,
        Field::Known(_) | Field::Opaque(_) => return,
    };
    if !is_misplaced(file) && server.events().iter().any(|event| !event.scripts.is_nothing()) {
        tell(place, findings);
    }
}

/// Whether the event stands there under another spelling or at another place, which is told on its own.
fn is_misplaced(file: &AppSpecFile) -> bool {
    file.misfits.iter().any(|misfit| match misfit.kind {
        MisfitKind::UnknownKey { key, near, .. } => {
            let is_it = file.document.scalar(key).is_some_and(|name| same_letters(&name.replace(' ', ""), EVENT));
            is_it || near.is_some_and(|near| near.name == EVENT)
        }
        _ => false,
    })
}

fn tell(place: Span, findings: &mut Findings) {
    findings.tell(place, "Nothing runs in `ValidateService`.").help(
        "The deployment succeeds when the last script ends with 0, whether the application answers or not. Let a \
            script in `ValidateService` ask it: where it fails, the deployment fails and can be rolled back.",
    );
}
