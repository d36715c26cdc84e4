//! CD210: a destination that belongs to the system, to the agent or to a user.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::path::{lies_in, on_instance};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD210", "shared-folder", Warning, "cd210_shared_folder.md", check);

/// Folders that are shared by all that runs on an instance.
const SHARED: &[&str] = &[
    "/", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/proc", "/root", "/sbin", "/sys", "/tmp", "/usr",
    "/usr/bin", "/var",
];
/// Where the agent keeps its own files.
const AGENT: &[&str] = &["/opt/codedeploy-agent", "C:/ProgramData/Amazon/CodeDeploy"];

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for destination in server.files().filter_map(|item| item.value.destination.known()) {
        let path = on_instance(&destination.value);
        let help = match () {
            () if AGENT.iter().any(|folder| lies_in(&path, folder)) => {
                "The agent keeps its revisions and its state there, and deletes what it no longer needs."
            }
            () if is_home(&path) => {
                "Files that are there already make Install fail, and the next deployment deletes what this one has \
                    copied. Take a folder of its own below it."
            }
            () if SHARED.contains(&path.as_str()) || is_drive(&path) => {
                "Others have files there, too: Install fails where one is there already, and permissions for the \
                    folder concern more than this revision. Take a folder of its own."
            }
            () => continue,
        };
        findings
            .tell(destination.span, format!("`{}` is not the revision's own folder.", destination.value))
            .help(help);
    }
}

fn is_home(path: &str) -> bool {
    path.strip_prefix("/home/").is_some_and(|user| !user.is_empty() && !user.contains('/'))
}

fn is_drive(path: &str) -> bool {
    let rest = path.get(1..).unwrap_or_default().to_ascii_lowercase();
    path.starts_with(|c: char| c.is_ascii_alphabetic()) && matches!(rest.as_str(), ":" | ":/windows")
}
