//! CB722: a Region or an account is written into the file.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> = rule!("CB722", "hard-coded-place", Hint, "cb722_hard_coded_place.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (name, value, node) in file.variables() {
        if matches!(name, "AWS_DEFAULT_REGION" | "AWS_REGION") && !value.contains('$') {
            let found = findings.tell(file.document.span(node), format!("`{name}` is set to one Region."));
            found.help("CodeBuild sets it to the Region in which the build runs. Leave it out, and the same file works in every Region.");
        }
    }
    let in_variables = file.variables().find_map(|(_, value, node)| {
        let range = account(value)?;
        Some(file.document.part(node, range.start, range.end))
    });
    let in_commands = || file.commands.iter().find_map(|command| Some(file.place(command, &account(&command.text)?)));
    if let Some(place) = in_variables.or_else(in_commands) {
        tell_account(findings, place);
    }
}

fn tell_account(findings: &mut Findings, place: Span) {
    let found = findings.tell(place, "The account is written into the file.");
    found.help("The same file cannot be used in another account. Ask for it, `aws sts get-caller-identity --query Account --output text`, or let the project set a variable.");
}

/// The account number of a registry's name, `123456789012.dkr.ecr.…`.
fn account(text: &str) -> Option<std::ops::Range<usize>> {
    let at = text.find(".dkr.ecr.")?;
    let start = at.checked_sub(12)?;
    let digits = text.get(start..at)?;
    digits.chars().all(|c| c.is_ascii_digit()).then_some(start..at)
}
