//! CD307: a location with arguments or blanks, or one that is a path of the instance.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD307", "location-is-a-command", Warning, "cd307_location_is_a_command.md", check);

/// Folders that instances have and revisions have not.
const OF_INSTANCES: &[&str] =
    &["/bin/", "/etc/", "/home/", "/opt/", "/root/", "/sbin/", "/srv/", "/tmp/", "/usr/", "/var/"];

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for (_, script) in server.scripts() {
        let Some(location) = script.value.location.known() else { continue };
        let path = location.value.trim();
        if path.contains(' ') {
            findings.tell(location.span, format!("`{path}` holds a blank.")).help(
                "A location is the path of one script and takes no arguments; the agent does not quote it, so that \
                    the event fails at the first blank. Put the command into a script.",
            );
        } else if OF_INSTANCES.iter().any(|folder| path.starts_with(folder)) || has_drive(path) {
            findings.tell(location.span, format!("`{path}` is looked for in the revision.")).help(
                "A location begins at the root of the revision, even with `/` before it. A script that lies on the \
                    instance already has to be called by one of the revision.",
            );
        }
    }
}

fn has_drive(path: &str) -> bool {
    path.starts_with(|c: char| c.is_ascii_alphabetic()) && path.get(1..2) == Some(":")
}
