//! CD702: files without hooks.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{Hooks, ServerAppSpec};
use crate::rule;
use crate::schema::{Field, Mapping, MisfitKind};

pub const RULE: Rule<AppSpecFile> = rule!("CD702", "no-hooks", Hint, "cd702_no_hooks.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server().filter(|_| file.is_whole()) else { return };
    let place = match &server.spec.hooks {
        Field::Absent => file.head(),
        Field::Null(nothing) => nothing.key,
        Field::Known(hooks) if file.document.entries(hooks.node).is_some_and(|mut all| all.next().is_none()) => {
            hooks.key
        }
        Field::Known(_) | Field::Opaque(_) => return,
    };
    // A misspelt section or event is told on its own, as is a file that does nothing at all.
    let is_section = |mapping: &'static Mapping| mapping == ServerAppSpec::SHAPE || mapping == Hooks::SHAPE;
    let is_misspelt = file.misfits.iter().any(|misfit| match misfit.kind {
        MisfitKind::UnknownKey { mapping, .. } => is_section(mapping),
        _ => false,
    });
    if server.files().next().is_some() && !is_misspelt {
        findings.tell(place, "The file has no `hooks`.").help(
            "Files are copied, and nothing is stopped, started or checked. That is enough where nothing has to know \
                of them, as with pages that a web server reads.",
        );
    }
}
