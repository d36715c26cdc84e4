//! CD315: a script that runs as a user who cannot log in.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD315", "user-without-shell", Warning, "cd315_user_without_shell.md", check);

/// Users of services, who have no login shell where the system or its packages have made them.
const WITHOUT_SHELL: &[&str] =
    &["apache", "bin", "daemon", "games", "mail", "mysql", "nginx", "nobody", "redis", "sshd", "www-data"];

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server().filter(|server| server.is_windows() != Some(true)) else { return };
    for (_, script) in server.scripts() {
        let Some(user) = script.value.runas.known().filter(|user| WITHOUT_SHELL.contains(&user.value.as_str()))
        else {
            continue;
        };
        findings.tell(user.span, format!("`{}` has no login shell, as a rule.", user.value)).help(format!(
            "The agent runs `su {} -c SCRIPT`, which needs one: the script fails with exit code 1. Run it as another \
                user, and start the service under this one.",
            user.value
        ));
    }
}
