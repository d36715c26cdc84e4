//! CB723: a deployment tool that waits for an answer nobody gives.

use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::{BuildspecFile, Command};
use crate::rule;
use crate::shell::{Join, Simple};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB723", "waits-for-an-answer", Warning, "cb723_waits_for_an_answer.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (command, simple) in file.programs() {
        let Some((word, flag)) = unanswered(simple) else { continue };
        let tool = if word == "deploy" { "cdk" } else { "terraform" };
        let found = findings
            .tell(file.place(command, &simple.range), format!("`{tool} {word}` asks before it changes anything."));
        found.help(format!("Nobody answers in a build: it waits until the timeout, or gives up. Add `{flag}`."));
        if let Some(edit) = with_flag(file, command, simple, word, flag) {
            found.fix(Fix::safe(format!("Add {flag}"), vec![edit]));
        }
    }
}

/// The subcommand that asks, and the flag that answers.
fn unanswered(simple: &Simple) -> Option<(&'static str, &'static str)> {
    // Something is piped in: perhaps the answer.
    if simple.join == Join::Pipe || simple.arguments().iter().any(|word| word.text.contains('$')) {
        return None;
    }
    let terraform = ["apply", "destroy"].into_iter().find(|word| simple.runs("terraform", &[word]));
    if let Some(word) = terraform {
        let answered = simple.flag(&["-auto-approve", "--auto-approve"]).is_some();
        let plan = simple.arguments().iter().skip_while(|w| w.text != word).skip(1).any(|w| !w.text.starts_with('-'));
        return (!answered && !plan).then_some((word, "-auto-approve"));
    }
    let cdk = simple.runs("cdk", &["deploy"]) || simple.runs("npx", &["cdk", "deploy"]);
    let answered = simple.flag(&["--require-approval"]).is_some();
    (cdk && !answered).then_some(("deploy", "--require-approval never"))
}

fn with_flag(
    file: &BuildspecFile,
    command: &Command,
    simple: &Simple,
    word: &str,
    flag: &str,
) -> Option<crate::diagnostics::Edit> {
    let word = simple.arguments().iter().find(|argument| argument.text == word)?;
    file.edit(command, &word.range, &format!("{} {flag}", word.text))
}
