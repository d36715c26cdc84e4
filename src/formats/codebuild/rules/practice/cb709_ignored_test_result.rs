//! CB709: tests run, and their result is thrown away.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::tools::runs_tests;
use crate::formats::codebuild::file::{BuildspecFile, Command};
use crate::rule;
use crate::shell::{Join, Simple};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB709", "ignored-test-result", Hint, "cb709_ignored_test_result.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for command in &file.commands {
        let Some(at) = command.simple.iter().position(runs_tests) else { continue };
        let Some((cause, words)) = thrown_away(command, at) else { continue };
        let found = findings.tell(file.place(command, &cause.range), format!("{words} hides that the tests failed."));
        found.help("The command succeeds whatever the tests say, and the build goes on. Leave it out, or let a report tell which tests failed.");
    }
}

/// What makes the test at `at` succeed always, and in which words.
fn thrown_away(command: &Command, at: usize) -> Option<(&Simple, String)> {
    let test = &command.simple[at];
    if test.flag(&["--passWithNoTests"]).is_some() {
        return Some((test, "`--passWithNoTests` succeeds without any test, which".to_owned()));
    }
    let next = command.simple.get(at + 1);
    if let Some(next) = next.filter(|next| next.join == Join::Or && matches!(next.name(), "true" | ":" | "echo")) {
        return Some((next, format!("`|| {}`", next.name())));
    }
    let last = command.simple.last().filter(|last| last.range.start > test.range.start)?;
    if last.runs("exit", &["0"]) && last.join == Join::Start {
        return Some((last, "`exit 0`".to_owned()));
    }
    None
}
