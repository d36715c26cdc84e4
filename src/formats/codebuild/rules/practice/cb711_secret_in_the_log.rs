//! CB711: a command that writes secrets to the log.

use std::collections::BTreeSet;

use crate::diagnostics::secret::by_name;
use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::shell::{Simple, references};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB711", "secret-in-the-log", Warning, "cb711_secret_in_the_log.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let secrets = file.secret_names();
    if secrets.is_empty() {
        return;
    }
    for (command, simple) in file.programs() {
        if let Some(message) = told(simple, &secrets) {
            let found = findings.tell(file.place(command, &simple.range), message);
            found.help("CodeBuild masks the exact values of its secrets in the log, but nothing that is made from them: a part, an encoded form, a URL.");
        }
    }
}

fn told(simple: &Simple, secrets: &BTreeSet<&str>) -> Option<String> {
    // What goes into a pipe or a file does not reach the log here.
    if simple.substituted || simple.redirects.iter().any(|redirect| redirect.operator.contains('>')) {
        return None;
    }
    match simple.name() {
        name @ ("env" | "printenv") if simple.arguments().is_empty() => {
            Some(format!("`{name}` writes every variable to the log, and there are secrets among them."))
        }
        "set" => {
            let traces = simple.arguments().iter().any(|word| word.text.starts_with('-') && word.text.contains('x'));
            traces.then(|| {
                "`set -x` writes every command with its values to the log, and there are secrets among them."
                    .to_owned()
            })
        }
        "echo" | "printf" => {
            let text: Vec<_> = simple.arguments().iter().map(|word| word.text.as_str()).collect();
            let text = text.join(" ");
            let name =
                references(&text).into_iter().map(|r| r.name).find(|name| secrets.contains(name) && by_name(name))?;
            Some(format!("`{}` writes `{name}` to the log, which is a secret.", simple.name()))
        }
        _ => None,
    }
}
