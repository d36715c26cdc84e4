//! CD715: a script that takes the bundle for its working directory.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::bundle::GivenBundle;
use crate::formats::codedeploy::facts::path::in_revision;
use crate::formats::codedeploy::file::{AppSpecFile, BundleScript};
use crate::rule;
use crate::shell::Simple;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD715", "relative-to-bundle", Warning, "cd715_relative_to_bundle.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(bundle) = &file.settings.bundle else { return };
    for script in &file.bundle_scripts {
        if let Some((command, path)) = relative(script, bundle) {
            let message = format!("Line {} of `{}` needs `{path}`.", script.line(command), script.path);
            findings.tell(script.span, message).help(
                "The agent runs scripts in a working directory of its own and not in the bundle. Write \
                    `cd \"$(dirname \"$0\")\"` first and what is needed from there, or the full path where Install \
                    puts it.",
            );
        }
    }
}

/// The first command with a relative path of the bundle, before the script goes to a folder of its own choice.
fn relative<'s>(script: &'s BundleScript, bundle: &GivenBundle) -> Option<(&'s Simple, &'s str)> {
    let folder = script.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_there = |path: &str| {
        let path = in_revision(path);
        bundle.is_file(&path) || bundle.is_file(&in_revision(&format!("{folder}/{path}")))
    };
    for command in &script.commands {
        let name = command.program().first().map_or("", |word| word.text.as_str());
        let mut arguments = command.arguments().iter().map(|word| word.text.as_str());
        match name {
            "cd" | "pushd" => {
                let to = arguments.next().filter(|to| bundle.is_folder(&in_revision(to)) && is_relative(to));
                return to.filter(|to| !in_revision(to).is_empty()).map(|to| (command, to));
            }
            // What they are told is a text.
            "echo" | "printf" | "[" | "[[" | "test" => {}
            _ if is_relative(name) && name.contains('/') && is_there(name) => return Some((command, name)),
            _ => {
                let named = |word: &&str| is_relative(word) && word.contains(['/', '.']) && is_there(word);
                if let Some(path) = arguments.find(named) {
                    return Some((command, path));
                }
            }
        }
    }
    None
}

fn is_relative(path: &str) -> bool {
    !path.starts_with(['/', '~', '-']) && !path.contains(['$', '`', '*'])
}
