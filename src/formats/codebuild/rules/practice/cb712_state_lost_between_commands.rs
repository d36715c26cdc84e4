//! CB712: in version 0.1 a command's directory and variables are gone before the next one.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::shell::Simple;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB712", "state-lost-between-commands", Warning, "cb712_state_lost_between_commands.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    if file.version() != Some("0.1") {
        return;
    }
    for command in &file.commands {
        let own = || command.simple.iter().filter(|simple| !simple.substituted);
        if own().count() == 0 || !own().all(only_changes_the_shell) {
            continue;
        }
        let found = findings.tell(
            file.place(command, &(0..command.text.trim_end().len())),
            "In version 0.1 this is lost before the next command.",
        );
        found.help("Each command gets a shell of its own in version 0.1. Join it to the command that needs it with `&&`, or write `version: 0.2`, in which all commands share one shell.");
    }
}

fn only_changes_the_shell(simple: &Simple) -> bool {
    matches!(simple.name(), "cd" | "export" | "set" | "source" | "." | "") && simple.redirects.is_empty()
}
