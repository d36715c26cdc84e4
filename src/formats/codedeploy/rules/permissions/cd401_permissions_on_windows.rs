//! CD401: permissions in a file for Windows.

use crate::diagnostics::repair::remove_entry;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD401", "permissions-on-windows", Error, "cd401_permissions_on_windows.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server().filter(|server| server.is_windows() == Some(true)) else { return };
    let Some(list) = server.spec.permissions.known().filter(|list| !list.value.items.is_empty()) else { return };
    let found = findings.tell(list.key, "`permissions` are for Linux only.");
    found.help(
        "The agent refuses the file: `specifiles file permissions, but the deployment is targeting one or more Windows \
            Server instances`. Set them in a script of AfterInstall.",
    );
    let entry = file.document.root().and_then(|root| file.document.get(root, "permissions"));
    if let Some(edit) = entry.and_then(|entry| remove_entry(&file.document, entry.key, entry.value)) {
        found.fix(Fix::needs_a_look("Take `permissions` out", vec![edit]));
    }
}
