//! CB715: what only bash knows, under a shell that need not be bash.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::{BuildspecFile, Command};
use crate::formats::codebuild::model::Shell;
use crate::rule;
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB715", "bash-without-bash", Warning, "cb715_bash_without_bash.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec() else { return };
    let shell = spec.env.value().map(|env| &env.shell);
    if !shell.is_none_or(|shell| shell.is_absent() || shell.value() == Some(&Shell::Sh)) {
        return;
    }
    let mut places = file.commands.iter().filter_map(|command| bashism(file, command));
    let Some((place, words)) = places.next() else { return };
    let found = findings.tell(place, format!("{words} is bash, and the default shell need not be bash."));
    found.help("Commands run in the image's `sh`: bash on Amazon Linux, dash on Ubuntu, where this fails. Set `env.shell: bash`.");
    for (place, words) in places {
        found.relate(place, format!("{words} too"));
    }
    if shell.is_none_or(|shell| shell.is_absent())
        && let Some(edit) = shell_bash(file)
    {
        found.fix(Fix::needs_a_look("Set env.shell to bash", vec![edit]));
    }
}

/// The first thing in a command that only bash knows.
fn bashism(file: &BuildspecFile, command: &Command) -> Option<(Span, &'static str)> {
    command.simple.iter().find_map(|simple| {
        let first = simple.words.first();
        let place = |range| file.place(command, range);
        if let Some(word) = first.filter(|word| word.text == "[[" && !word.quoted) {
            return Some((place(&word.range), "`[[`"));
        }
        if let Some(word) = first.filter(|word| word.text == "source" && !word.quoted) {
            return Some((place(&word.range), "`source`"));
        }
        if let Some(redirect) = simple.redirects.iter().find(|redirect| redirect.operator == "<<<") {
            return Some((place(&redirect.target.range), "`<<<`"));
        }
        if simple.name() == "set" && simple.arguments().iter().any(|word| word.text == "pipefail") {
            return Some((place(&simple.range), "`pipefail`"));
        }
        let words = simple.words.iter().map(|word| (&word.text, &word.range));
        let values = simple.assignments.iter().map(|(_, value, range)| (value, range));
        words.chain(values).find(|(text, _)| replaces(text)).map(|(_, range)| (place(range), "`${name//a/b}`"))
    })
}

/// Whether a text holds `${name//…}`, `${name^^}` or `${name,,}`.
fn replaces(text: &str) -> bool {
    text.match_indices("${").any(|(at, _)| {
        let body = &text[at + 2..];
        let name = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(body.len());
        let rest = &body[name..];
        name > 0 && (rest.starts_with("//") || rest.starts_with("^^") || rest.starts_with(",,"))
    })
}

fn shell_bash(file: &BuildspecFile) -> Option<Edit> {
    let document = &file.document;
    let (source, lines) = (document.source(), document.lines());
    let root = document.root()?;
    if let Some(env) = document.get(root, "env") {
        let first = document.entries(env.value)?.next()?;
        let at = document.span(first.key).start;
        let line = lines.start_of(lines.line_of(at));
        let indent = source.get(line as usize..at as usize).filter(|text| text.trim().is_empty())?;
        return Some(Edit::insert(line, format!("{indent}shell: bash\n")));
    }
    let phases = document.span(document.get(root, "phases")?.key).start;
    (lines.start_of(lines.line_of(phases)) == phases).then(|| Edit::insert(phases, "env:\n  shell: bash\n"))
}
