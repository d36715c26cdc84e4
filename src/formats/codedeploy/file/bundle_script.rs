//! A script of the bundle that a hook names.

use super::AppSpecFile;
use crate::formats::codedeploy::facts::path::{base_name, in_revision};
use crate::shell::{Join, Simple, commands};
use crate::syntax::Span;

/// A script of a bundle for Linux, with its text.
#[derive(Debug)]
pub struct BundleScript {
    /// The first event in which it runs.
    pub event: &'static str,
    /// Where the AppSpec file names it.
    pub span: Span,
    /// Its path in the bundle.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What it runs; nothing where it is not written for a shell of the Bourne family.
    pub commands: Vec<Simple>,
}

/// The shells whose grammar `crate::shell` reads.
const SHELLS: &[&str] = &["sh", "bash", "dash", "ksh", "zsh"];
/// Words after which a command's status is a question and no failure.
const BEFORE_CONDITIONS: &[&str] = &["if", "elif", "while", "until", "!"];

impl BundleScript {
    /// The scripts that a file for Linux names and whose texts are known, each once.
    pub(super) fn of(file: &AppSpecFile) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let Some((bundle, server)) = file.settings.bundle.as_ref().zip(file.server()) else { return all };
        if server.is_windows() != Some(false) {
            return all;
        }
        for (event, script) in server.scripts() {
            let Some(location) = script.value.location.known() else { continue };
            let path = in_revision(location.value.trim());
            let Some(Some(text)) = bundle.files.get(&path) else { continue };
            if all.iter().all(|other| other.path != path) {
                let is_shell = is_shell(&path, text);
                let commands = if is_shell { commands(text) } else { Vec::new() };
                all.push(Self { event: event.name, span: location.span, path, text: text.clone(), commands });
            }
        }
        all
    }

    /// What stands behind `#!` in its first line; none without it.
    pub fn shebang(&self) -> Option<&str> {
        shebang(&self.text)
    }

    /// The line, from 1, on which a command begins.
    pub fn line(&self, command: &Simple) -> usize {
        self.text.bytes().take(command.range.start).filter(|byte| *byte == b'\n').count() + 1
    }

    /// What it runs as lists of commands joined by `&&`, `||` and `|`, without substitutions and what only looks like
    /// a command: the name of a function, and a pattern of `case`.
    pub fn lists(&self) -> Vec<Vec<&Simple>> {
        let mut lists: Vec<Vec<&Simple>> = Vec::new();
        for command in self.commands.iter().filter(|command| !command.substituted && !self.is_label(command)) {
            match lists.last_mut().filter(|_| command.join != Join::Start) {
                Some(list) => list.push(command),
                None => lists.push(vec![command]),
            }
        }
        lists
    }

    /// Whether a command is asked for its status by `if`, `while` and their like.
    pub fn is_condition(&self, command: &Simple) -> bool {
        let before = self.text.get(..command.range.start).unwrap_or_default();
        before.split_whitespace().next_back().is_some_and(|word| BEFORE_CONDITIONS.contains(&word))
    }

    /// Whether it ends when a command fails: by `set -e`, by an option of its shebang, or by a trap.
    pub fn ends_at_errors(&self) -> bool {
        let by_option = |word: &str| word.starts_with('-') && !word.starts_with("--") && word.contains('e');
        self.shebang().is_some_and(|shebang| shebang.split_whitespace().skip(1).any(by_option))
            || self.commands.iter().any(|command| {
                let words = || command.arguments().iter().map(|word| word.text.as_str());
                match command.name() {
                    "set" => words().any(|word| word == "errexit" || by_option(word)),
                    "trap" => words().any(|word| word == "ERR"),
                    _ => false,
                }
            })
    }

    /// Whether it defines functions.
    pub fn has_functions(&self) -> bool {
        self.commands.iter().any(|command| command.name() == "function" || self.is_before(command, '('))
    }

    fn is_label(&self, command: &Simple) -> bool {
        command.words.len() == 1 && (self.is_before(command, '(') || self.is_before(command, ')'))
    }

    fn is_before(&self, command: &Simple, letter: char) -> bool {
        let after = self.text.get(command.range.end..).unwrap_or_default();
        after.trim_start_matches(' ').starts_with(letter)
    }
}

fn shebang(text: &str) -> Option<&str> {
    text.lines().next()?.strip_prefix("#!")
}

fn is_shell(path: &str, text: &str) -> bool {
    match shebang(text) {
        Some(shebang) => shebang.split_whitespace().any(|word| SHELLS.contains(&base_name(word))),
        None => base_name(path).rsplit_once('.').is_none_or(|(_, ending)| SHELLS.contains(&ending)),
    }
}
