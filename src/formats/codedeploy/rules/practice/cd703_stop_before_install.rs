//! CD703: the application is stopped in BeforeInstall, not in ApplicationStop.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::script_name::{Meaning, meaning};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD703", "stop-before-install", Hint, "cd703_stop_before_install.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    if server.spec.hooks.value().is_none_or(|hooks| !hooks.application_stop.is_nothing()) {
        return;
    }
    for (event, script) in server.scripts() {
        let Some(location) = script.value.location.known() else { continue };
        if event.name == "BeforeInstall" && meaning(&location.value) == Some(Meaning::Stops) {
            findings
                .tell(location.span, format!("`{}` stops the application in `BeforeInstall`.", location.value))
                .help(
                    "That works: the script comes from the new revision, so that a mistake in it is repaired with the \
                        next one. In `ApplicationStop` the script of the revision before would run.",
                );
            return;
        }
    }
}
