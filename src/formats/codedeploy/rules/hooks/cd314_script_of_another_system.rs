//! CD314: a script that the operating system does not run.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD314", "script-of-another-system", Warning, "cd314_script_of_another_system.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let Some(windows) = server.is_windows() else { return };
    let (endings, system): (&[&str], _) = match windows {
        true => (&["sh", "bash"], "Windows"),
        false => (&["ps1", "bat", "cmd", "exe"], "Linux"),
    };
    for (_, script) in server.scripts() {
        let Some(location) = script.value.location.known() else { continue };
        let ending = location.value.trim().rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        if endings.contains(&ending.as_str()) {
            findings.tell(location.span, format!("{system} does not run `{}`.", location.value.trim())).help(match windows {
                true => "The agent starts `.ps1` with PowerShell and others directly. A script for a Unix shell fails there.",
                false => "The agent starts the script directly. A script for Windows fails there.",
            });
        }
    }
}
