//! CB718: text that the author of a push or pull request chooses is run as a command.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::shell::{Simple, references};

pub const RULE: Rule<BuildspecFile> = rule!("CB718", "foreign-text-run", Warning, "cb718_foreign_text_run.md", check);

/// Variables whose text comes from whoever pushes.
const FOREIGN: &[&str] = &[
    "CODEBUILD_WEBHOOK_HEAD_REF",
    "CODEBUILD_WEBHOOK_BASE_REF",
    "CODEBUILD_WEBHOOK_TRIGGER",
    "CODEBUILD_WEBHOOK_ACTOR_ACCOUNT_ID",
    "CODEBUILD_SOURCE_VERSION",
];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (command, simple) in file.programs().filter(|(_, simple)| evaluates(simple)) {
        let text = command.text.get(simple.range.clone()).unwrap_or_default();
        let Some(reference) = references(text).into_iter().find(|r| FOREIGN.contains(&r.name)) else { continue };
        let range = simple.range.start + reference.range.start..simple.range.start + reference.range.end;
        let found = findings.tell(
            file.place(command, &range),
            format!("`{}` runs the text of `{}`, which whoever pushes can choose.", simple.name(), reference.name),
        );
        found.help("A branch can be named `;curl …|sh`. Hand it over as an argument or a variable, never as part of a script.");
    }
}

fn evaluates(simple: &Simple) -> bool {
    simple.name() == "eval"
        || (matches!(simple.name(), "sh" | "bash") && simple.flag(&["-c", "-lc", "-ec"]).is_some())
}
