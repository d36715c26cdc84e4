//! CD716: a package manager that asks before it goes on.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::shell::{Join, Simple};

pub const RULE: Rule<AppSpecFile> = rule!("CD716", "install-asks", Warning, "cd716_install_asks.md", check);

/// Package managers, what they ask before, and the option that answers.
const ASKING: &[(&str, &[&str], &str)] = &[
    ("apt-get", &["install", "upgrade", "dist-upgrade", "remove", "purge", "autoremove"], "-y"),
    ("apt", &["install", "upgrade", "full-upgrade", "remove", "purge", "autoremove"], "-y"),
    ("yum", &["install", "update", "upgrade", "remove", "erase", "localinstall", "groupinstall"], "-y"),
    ("dnf", &["install", "update", "upgrade", "remove", "erase"], "-y"),
    ("amazon-linux-extras", &["install"], "-y"),
];
/// The same options in other words.
const ANSWERS: &[&str] = &["--yes", "--assume-yes", "--assumeyes", "-qq"];

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for script in &file.bundle_scripts {
        for command in script.commands.iter().filter(|command| command.join != Join::Pipe) {
            if let Some((verb, option)) = asks(command) {
                let (line, path, name) = (script.line(command), &script.path, command.name());
                let message = format!("`{name} {verb}` on line {line} of `{path}` asks before it goes on.");
                let help = "A script has no standard input, so that nobody answers and the command fails. Write";
                findings.tell(script.span, message).help(format!("{help} `{name} {verb} {option}`."));
            }
        }
    }
}

/// What a command asks before, and the option that answers; none where it asks nothing, or where a variable may hold
/// the answer.
fn asks(command: &Simple) -> Option<(&'static str, &'static str)> {
    let (_, verbs, option) = ASKING.iter().find(|(name, ..)| *name == command.name())?;
    let mut said = None;
    for word in command.arguments().iter().map(|word| word.text.as_str()) {
        let is_cluster = word.starts_with('-') && !word.starts_with("--");
        if word.starts_with('$') || ANSWERS.contains(&word) || is_cluster && word.contains('y') {
            return None;
        }
        said = said.or_else(|| verbs.iter().find(|verb| **verb == word));
    }
    said.map(|verb| (*verb, *option))
}
