//! CB702: a secret in plain text.

use crate::diagnostics::secret::{by_form, by_name, is_literal};
use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB702", "plaintext-secret", Warning, "cb702_plaintext_secret.md", check);

const HELP: &str = "Everyone who can read the source or the project can read it, and it stays in the history. Move it to Secrets Manager, name it under `env.secrets-manager`, and replace the secret itself.";

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (name, value, node) in file.variables() {
        if let Some((what, range)) = by_form(value) {
            let place = file.document.part(node, range.start, range.end);
            findings.tell(place, format!("The value of `{name}` holds {what} in plain text.")).help(HELP);
        } else if by_name(name) && is_literal(value) {
            findings
                .tell(
                    file.document.span(node),
                    format!("`{name}` is named like a secret and stands here in plain text."),
                )
                .help(HELP);
        }
    }
    for command in &file.commands {
        if let Some((what, range)) = by_form(&command.text) {
            findings
                .tell(file.place(command, &range), format!("This command holds {what} in plain text."))
                .help(HELP);
        }
    }
}
