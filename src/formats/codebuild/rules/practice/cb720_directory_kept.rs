//! CB720: a directory is entered twice, though the first time still holds.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::{BuildspecFile, Command};
use crate::rule;
use crate::shell::Simple;

pub const RULE: Rule<BuildspecFile> = rule!("CB720", "directory-kept", Hint, "cb720_directory_kept.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    if file.version() != Some("0.2") {
        return;
    }
    let mut entered: Option<(&Command, &Simple, &str)> = None;
    for (command, simple) in file.programs() {
        // A subshell or a condition may keep its directory to itself.
        if !matches!(simple.name(), "cd" | "pushd" | "popd") || command.text.contains(['(', '{']) {
            continue;
        }
        let target = simple.arguments().first().map_or("", |word| word.text.as_str());
        let inward = simple.name() == "cd" && !target.is_empty() && !target.starts_with(['/', '$', '~', '-', '.']);
        match entered {
            Some((first, place, same)) if inward && same == target && first.phase != command.phase => {
                let found = findings.tell(
                    file.place(command, &simple.range),
                    format!("`cd {target}` in {} starts in `{target}` already.", command.phase.service_name()),
                );
                found.help("In version 0.2 all commands of the build share one shell, so the directory stays from phase to phase. Leave it out, or begin with `cd $CODEBUILD_SRC_DIR`.");
                found.relate(file.place(first, &place.range), "the directory is changed here");
                return;
            }
            _ if inward && entered.is_none() => entered = Some((command, simple, target)),
            // Anything else may lead anywhere.
            _ => entered = None,
        }
    }
}
