//! CD719: a stop script that fails when there is nothing to stop.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::{AppSpecFile, BundleScript};
use crate::rule;
use crate::shell::{Join, Simple};

pub const RULE: Rule<AppSpecFile> =
    rule!("CD719", "stop-script-can-fail", Warning, "cd719_stop_script_can_fail.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for script in file.bundle_scripts.iter().filter(|script| script.event == "ApplicationStop") {
        if let Some(command) = failing(script) {
            let (line, path, name) = (script.line(command), &script.path, command.name());
            let message = format!("`{name}` on line {line} of `{path}` fails when nothing runs.");
            findings.tell(script.span, message).help(format!(
                "The next deployment runs this script in ApplicationStop, and fails with it before anything of its own \
                    revision is fetched. Let the command fail without harm: `{name} … || true`."
            ));
        }
    }
}

/// The first command that ends the script with a failure where nothing runs.
fn failing(script: &BundleScript) -> Option<&Simple> {
    let lists = script.lists();
    // A script that asks first knows what it does.
    if lists.iter().flatten().any(|command| script.is_condition(command) || matches!(command.name(), "[" | "test")) {
        return None;
    }
    let at = if script.ends_at_errors() { 0 } else { lists.len().saturating_sub(1) };
    for list in lists.iter().skip(at) {
        if list.iter().any(|command| matches!(command.join, Join::Or | Join::And)) {
            continue;
        }
        if let Some(command) = list.last().filter(|command| stops(command)) {
            return Some(command);
        }
    }
    None
}

/// Whether a command stops something, and fails if it is not there.
fn stops(command: &Simple) -> bool {
    match command.name() {
        "pkill" | "killall" => command.flag(&["--help", "--version"]).is_none(),
        "kill" => command.flag(&["-0", "-l"]).is_none(),
        "docker" => command.runs("docker", &["stop"]) || command.runs("docker", &["kill"]),
        "pm2" => command.runs("pm2", &["stop"]) || command.runs("pm2", &["delete"]),
        _ => false,
    }
}
