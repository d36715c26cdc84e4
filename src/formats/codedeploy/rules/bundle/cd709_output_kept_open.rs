//! CD709: a process in the background that keeps the script's output open.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::shell::Simple;

pub const RULE: Rule<AppSpecFile> = rule!("CD709", "output-kept-open", Warning, "cd709_output_kept_open.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for script in &file.bundle_scripts {
        // A script that waits for what it starts, or ends it, leaves nothing behind.
        let ends_it = |command: &Simple| matches!(command.name(), "wait" | "kill");
        let redirects_all = |command: &Simple| command.words.first().is_some_and(|word| word.text == "exec");
        if script
            .commands
            .iter()
            .any(|command| ends_it(command) || redirects_all(command) && command.words.len() == 1)
        {
            continue;
        }
        let open = |command: &&Simple| command.background && !command.writes_elsewhere() && !command.words.is_empty();
        if let Some(command) = script.commands.iter().find(open) {
            let (line, path, name) = (script.line(command), &script.path, command.name());
            let message =
                format!("Line {line} of `{path}` leaves `{name}` in the background with the script's output.");
            findings.tell(script.span, message).help(
                "The agent waits until standard output and standard error are closed, even if the script has ended; at \
                    the timeout it fails the event. `nohup` does not redirect them there. Write \
                    `>/dev/null 2>&1 </dev/null &`, or let a service manager start it.",
            );
        }
    }
}
