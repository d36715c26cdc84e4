//! CD711: a script that goes on after a command has failed.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::{AppSpecFile, BundleScript};
use crate::rule;
use crate::shell::{Join, Simple};

pub const RULE: Rule<AppSpecFile> = rule!("CD711", "without-set-e", Warning, "cd711_without_set_e.md", check);

/// Events whose scripts are to end with 0 even if there was nothing to do.
const OF_THE_LAST_REVISION: &[&str] = &["BeforeBlockTraffic", "AfterBlockTraffic", "ApplicationStop"];
/// Commands that do not fail as a rule, or whose failure is an answer.
const HARMLESS: &[&str] = &[
    "", ":", ".", "[", "[[", "case", "echo", "exec", "exit", "export", "for", "function", "in", "local", "printf",
    "readonly", "return", "set", "shift", "sleep", "source", "test", "trap", "true", "wait",
];

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for script in &file.bundle_scripts {
        // A script that asks for `$?` looks after its failures itself, and in which order functions run is not known.
        let looks_itself = script.text.contains("$?") || script.has_functions();
        if OF_THE_LAST_REVISION.contains(&script.event) || looks_itself || script.ends_at_errors() {
            continue;
        }
        let lists = script.lists();
        let does = |list: &Vec<&Simple>| list.iter().any(|command| !HARMLESS.contains(&command.name()));
        let Some(last) = lists.iter().rposition(does) else { continue };
        let earlier = lists.iter().take(last).filter(|list| !is_guarded(script, list));
        if let Some(command) = earlier.flatten().find(|command| can_fail(command)) {
            let (line, path, name) = (script.line(command), &script.path, command.name());
            let message = format!("`{path}` goes on where `{name}` on line {line} fails.");
            findings.tell(script.span, message).help(
                "A script succeeds if its last command does, so that the deployment goes on with what is half done. \
                    Write `set -e` below the first line.",
            );
        }
    }
}

fn is_guarded(script: &BundleScript, list: &[&Simple]) -> bool {
    list.iter().any(|command| command.join == Join::Or || command.background)
        || list.first().is_some_and(|command| script.is_condition(command))
}

fn can_fail(command: &Simple) -> bool {
    match command.name() {
        "rm" => command.arguments().iter().all(|word| !word.text.starts_with('-') || !word.text.contains('f')),
        "mkdir" => command.flag(&["-p"]).is_none(),
        name => !HARMLESS.contains(&name),
    }
}
