//! CB421: `AWS_ACCOUNT_ID` is used and not set.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::{SetByCommands, set_by_env};
use crate::rule;
use crate::shell::references;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB421", "account-id-not-set", Hint, "cb421_account_id_not_set.md", check);

const NAME: &str = "AWS_ACCOUNT_ID";

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let uses = file.commands.iter().flat_map(|command| {
        let used = references(&command.text).into_iter().filter(|reference| reference.name == NAME);
        used.map(|reference| file.place(command, &reference.range)).collect::<Vec<_>>()
    });
    let uses: Vec<_> = uses.collect();
    let [first, others @ ..] = uses.as_slice() else { return };
    if set_by_env(file).contains_key(NAME) || SetByCommands::of(file).may_hold(NAME) {
        return;
    }
    let found = findings.tell(*first, format!("CodeBuild does not set `{NAME}`, and this file does not either."));
    found.help(
        "It is empty unless the project sets it, as in AWS's own sample. To do without: `aws sts \
        get-caller-identity --query Account --output text`.",
    );
    for other in others {
        found.relate(*other, "It is used here too.");
    }
}
