//! CD312: a user for a script on Windows.

use crate::diagnostics::repair::remove_entry;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD312", "user-on-windows", Warning, "cd312_user_on_windows.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server().filter(|server| server.is_windows() == Some(true)) else { return };
    for (_, script) in server.scripts() {
        for name in ["runas", "sudo"] {
            let Some(entry) = file.document.get(script.node, name) else { continue };
            let found = findings.tell(file.document.span(entry.key), format!("`{name}` does nothing on Windows."));
            found.help("Scripts run there as the agent does, as SYSTEM.");
            if let Some(edit) = remove_entry(&file.document, entry.key, entry.value) {
                found.fix(Fix::safe(format!("Take `{name}` out"), vec![edit]));
            }
        }
    }
}
