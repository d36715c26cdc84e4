//! CB703: a password as an argument of `docker login`.

use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::shell::{Join, Simple, Word};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB703", "docker-password-argument", Warning, "cb703_docker_password_argument.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (command, simple) in file.programs().filter(|(_, simple)| simple.runs("docker", &["login"])) {
        let Some((flag, password)) = password(simple) else { continue };
        let found = findings.tell(
            file.place(command, &flag.range),
            format!("`{}` hands the password over as an argument.", flag.text.split('=').next().unwrap_or_default()),
        );
        found.help(
            "Other processes and the log of the shell can see arguments. Pipe the password into `--password-stdin`.",
        );
        if simple.join == Join::Pipe || simple.substituted || !password.text.starts_with('$') {
            continue;
        }
        let written = |word: &Word| command.text.get(word.range.clone()).unwrap_or_default().to_owned();
        let kept = simple.words.iter().filter(|word| word.range != flag.range && word.range != password.range);
        let words: Vec<String> = kept.map(written).collect();
        let text = format!("echo \"{}\" | {} --password-stdin", password.text, words.join(" "));
        if let Some(edit) = file.edit(command, &simple.range, &text) {
            found.fix(Fix::safe("Pipe the password into --password-stdin", vec![edit]));
        }
    }
}

/// The flag and the word that holds the password; the same word for `--password=…`.
fn password(simple: &Simple) -> Option<(&Word, Word)> {
    let arguments = simple.arguments();
    let at = arguments
        .iter()
        .position(|word| matches!(word.text.as_str(), "-p" | "--password") || word.text.starts_with("--password="))?;
    let flag = &arguments[at];
    let password = match flag.text.split_once('=') {
        Some((_, value)) => Word { text: value.to_owned(), ..flag.clone() },
        None => arguments.get(at + 1)?.clone(),
    };
    Some((flag, password))
}
