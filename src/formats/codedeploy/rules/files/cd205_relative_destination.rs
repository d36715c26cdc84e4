//! CD205: a destination that is no full path.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codedeploy::facts::path::is_absolute;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD205", "relative-destination", Error, "cd205_relative_destination.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    // Where the system is not known, a path of either counts.
    let windows = server.is_windows().unwrap_or(true);
    for destination in server.files().filter_map(|item| item.value.destination.known()) {
        let path = destination.value.as_str();
        if path.is_empty() || path.contains(char::is_control) {
            continue;
        }
        let (message, help) = match () {
            () if is_template(path) && !is_absolute(path, windows) => (
                format!("`{path}` is no path yet."),
                "The agent replaces nothing: what stands here has to be written before the revision is made.",
            ),
            () if path.contains('$') => (
                format!("`{path}` holds a variable, and the agent replaces none."),
                "A folder of that very name is made. Write the path out, or replace it before the revision is made.",
            ),
            () if path.starts_with('~') => (
                format!("`{path}` is not in a home directory."),
                "The agent does not know `~`, and Install fails. Write the full path, such as `/home/ec2-user/app`.",
            ),
            () if !is_absolute(path, windows) => (
                format!("`{path}` is no full path."),
                "The agent takes it from its own working directory. Write the path from the root.",
            ),
            () => continue,
        };
        let found = findings.tell(destination.span, message);
        found.help(help);
        let may_be_replaced = is_template(path) || path.contains('$');
        if may_be_replaced {
            // A pipeline may write the value in before it deploys.
            found.graded(Severity::Warning);
        }
    }
}

/// Whether a path is one of a template that something is written into first.
fn is_template(path: &str) -> bool {
    path.contains("{{") || path.contains("${") || path.starts_with(['<', '[', '@', '%'])
}
