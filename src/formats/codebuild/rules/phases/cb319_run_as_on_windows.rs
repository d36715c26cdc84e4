//! CB319: a Linux user for commands that run on Windows.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::machines_of_this_file;
use crate::formats::codebuild::model::Shell;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB319", "run-as-on-windows", Warning, "cb319_run_as_on_windows.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec() else { return };
    let shell = spec.env.value().and_then(|env| env.shell.known());
    let shell = shell.filter(|shell| matches!(shell.value, Shell::PowerShell | Shell::Cmd)).map(|shell| shell.span);
    let machine = || machines_of_this_file(file).find_map(|machine| machine.windows());
    let Some(windows) = shell.or_else(machine) else { return };
    let users =
        std::iter::once(spec.run_as.known()).chain(file.phases().into_iter().map(|phase| phase.run_as.known()));
    for user in users.flatten() {
        findings
            .tell(user.key, format!("`run-as: {}` has no effect on Windows.", user.value))
            .help("It names a Linux user. Delete it.")
            .relate(windows, "This means Windows");
    }
}
