//! CD212: neither files nor hooks.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::schema::{Field, MisfitKind};

pub const RULE: Rule<AppSpecFile> = rule!("CD212", "nothing-to-do", Hint, "cd212_nothing_to_do.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server().filter(|_| file.is_whole()) else { return };
    let no_files = match &server.spec.files {
        Field::Absent | Field::Null(_) => true,
        Field::Known(files) => files.value.items.is_empty(),
        Field::Opaque(_) => false,
    };
    let no_hooks = server.spec.hooks.is_nothing();
    // A misspelt section is told as such.
    let is_misspelt = file.misfits.iter().any(|misfit| matches!(misfit.kind, MisfitKind::UnknownKey { .. }));
    if no_files && no_hooks && !is_misspelt && !server.spec.version.is_nothing() {
        findings
            .tell(file.head(), "The file has neither `files` nor `hooks`.")
            .help("The deployment succeeds, and changes nothing on the instances.");
    }
}
