//! CB410: a shell that a buildspec cannot name, or one that does not read the commands.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codebuild::file::{BuildspecFile, Command};
use crate::formats::codebuild::model::{Env, Shell};
use crate::rule;
use crate::schema::MisfitKind;
use crate::shell::Simple;

pub const RULE: Rule<BuildspecFile> = rule!("CB410", "unknown-shell", Error, "cb410_unknown_shell.md", check);

/// What people write for the shells, by the name CodeBuild has for each.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    ("bash", &["/bin/bash", "/usr/bin/bash", "/usr/bin/env bash"]),
    ("/bin/sh", &["sh", "/usr/bin/sh", "dash", "/bin/dash"]),
    ("powershell.exe", &["powershell", "pwsh", "pwsh.exe"]),
    ("cmd.exe", &["cmd"]),
];
/// Programs that Windows does not have.
const OF_LINUX: &[&str] = &["export", "source", "chmod", "chown", "apt-get", "apt", "yum", "dnf", "sudo", "apk"];
/// Verbs with which PowerShell's commands begin.
const VERBS: &[&str] = &["Get-", "Set-", "New-", "Remove-", "Write-", "Copy-", "Install-", "Invoke-", "Import-"];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::NotAWord { text, near, .. } = &misfit.kind else { continue };
        if !misfit.under(Env::SHAPE, "shell") || text.contains('$') {
            continue;
        }
        let found = findings.tell(misfit.span, format!("`{text}` is not a shell that a buildspec can name."));
        found.help("CodeBuild knows `bash` and `/bin/sh` on Linux, `powershell.exe` and `cmd.exe` on Windows.");
        let named = OTHER_NAMES.iter().find(|(_, others)| others.contains(&text.as_str())).map(|(name, _)| *name);
        if let Some(name) = named.or(near.map(|word| word.text)) {
            found.fix(Fix::safe(format!("Write `{name}`"), vec![Edit::replace(misfit.span, name)]));
        }
    }
    let env = file.spec().and_then(|spec| spec.env.value());
    let Some(shell) = env.and_then(|env| env.shell.known()) else { return };
    let windows = matches!(shell.value, Shell::PowerShell | Shell::Cmd);
    let is_alien = |simple: &Simple| if windows { is_of_linux(simple) } else { is_of_powershell(simple) };
    let alien = file.programs().find(|(_, simple)| is_alien(simple));
    let Some((command, simple)) = alien else { return };
    let word = simple.words.first().map_or("", |word| word.text.as_str());
    let written = shell.span.text(file.document.source());
    findings
        .tell(
            place(file, command, simple),
            format!(
                "`{word}` is not for the shell that `env.shell` names, \
            `{written}`."
            ),
        )
        .graded(Severity::Warning)
        .help(if windows {
            "It is a command of Linux. Write it for Windows, or name `bash` or `/bin/sh`."
        } else {
            "It is a command of PowerShell. Write it for a Linux shell, or name `powershell.exe` and use a Windows \
                image."
        })
        .relate(shell.span, "This is the shell.");
}

fn place(file: &BuildspecFile, command: &Command, simple: &Simple) -> crate::syntax::Span {
    let word = simple.words.first().map_or(&simple.range, |word| &word.range);
    file.place(command, word)
}

fn is_of_linux(simple: &Simple) -> bool {
    simple.words.first().is_some_and(|word| OF_LINUX.contains(&word.text.as_str()))
}

fn is_of_powershell(simple: &Simple) -> bool {
    let Some(word) = simple.words.first().filter(|word| !word.quoted) else { return false };
    let rest = VERBS.iter().find_map(|verb| word.text.strip_prefix(verb)).unwrap_or_default();
    word.text.starts_with("$env:") || rest.starts_with(|c: char| c.is_ascii_uppercase())
}
