//! CB309: a number or a boolean in place of a command.

use crate::decimal;
use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::syntax::ScalarStyle;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB309", "command-is-a-value", Hint, "cb309_command_is_a_value.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for command in &file.commands {
        if file.document.style(command.node) != Some(ScalarStyle::Plain) {
            continue;
        }
        let Some(kind) = kind(&command.text) else { continue };
        let found = findings.tell(command.span, format!("YAML reads the command `{}` as {kind}.", command.text));
        match command.text.as_str() {
            "true" => found.help(
                "CodeBuild runs the program `true`, which does nothing. Write `:` or `'true'`, so \
                that other programs that read the file see a text too.",
            ),
            "false" => found.help(
                "CodeBuild runs the program `false`, which fails the phase. Write `exit 1`, which \
                says so.",
            ),
            _ => found.help("CodeBuild looks for a program of that name. Write the command that was meant."),
        };
    }
}

/// What YAML makes of it, if not a text.
fn kind(text: &str) -> Option<&'static str> {
    match text {
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Some("a boolean"),
        _ if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
            && decimal::read(text).is_some_and(f64::is_finite) =>
        {
            Some("a number")
        }
        _ => None,
    }
}
