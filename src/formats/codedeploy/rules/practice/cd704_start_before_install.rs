//! CD704: the application is started before its files are there.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::script_name::{Meaning, meaning};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD704", "start-before-install", Warning, "cd704_start_before_install.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for (event, script) in server.scripts() {
        let Some(location) = script.value.location.known() else { continue };
        if event.name == "BeforeInstall" && meaning(&location.value) == Some(Meaning::Starts) {
            let message = format!("By its name `{}` starts the application before Install.", location.value);
            findings.tell(location.span, message).help(
                "In `BeforeInstall` the files of this revision are not copied yet: what starts is the version before, \
                    or nothing. Start it in `ApplicationStart`.",
            );
        }
    }
}
