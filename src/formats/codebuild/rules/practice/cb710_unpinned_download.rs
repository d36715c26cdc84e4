//! CB710: a download that runs unseen, or dependencies that may differ from what was tested.

use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codebuild::file::{BuildspecFile, Command};
use crate::rule;
use crate::shell::{Join, Simple};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB710", "unpinned-download", Warning, "cb710_unpinned_download.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for command in &file.commands {
        for pair in command.simple.windows(2) {
            if let Some(shell) = pipes_into_a_shell(&pair[0], &pair[1]) {
                let range = pair[0].range.start..pair[1].range.end;
                let name = pair[0].name();
                let found = findings
                    .tell(file.place(command, &range), format!("`{name}` pipes a download straight into `{shell}`."));
                found.help("Whatever the server sends runs with the build's credentials. Download it, compare its checksum, then run it.");
            }
        }
        command.simple.iter().for_each(|simple| npm_install(file, command, simple, findings));
    }
}

fn pipes_into_a_shell<'s>(download: &Simple, shell: &'s Simple) -> Option<&'s str> {
    let downloads = matches!(download.name(), "curl" | "wget");
    let runs = matches!(shell.name(), "sh" | "bash" | "zsh" | "python" | "python3" | "node");
    (downloads && shell.join == Join::Pipe && runs).then(|| shell.name())
}

fn npm_install(file: &BuildspecFile, command: &Command, simple: &Simple, findings: &mut Findings) {
    let plain: Vec<_> = simple.arguments().iter().filter(|word| !word.text.starts_with('-')).collect();
    let bare = matches!(plain[..], [word] if matches!(word.text.as_str(), "install" | "i"));
    if simple.name() != "npm" || !bare || simple.flag(&["-g", "--global", "--prefix"]).is_some() {
        return;
    }
    let word = plain[0];
    let found = findings
        .tell(file.place(command, &simple.range), "`npm install` may take other versions than the lock file names.");
    found.graded(Severity::Hint);
    found.help("`npm ci` installs exactly what the lock file names, and fails if there is none.");
    if let Some(edit) = file.edit(command, &word.range, "ci") {
        found.fix(Fix::needs_a_look("Use npm ci", vec![edit]));
    }
}
