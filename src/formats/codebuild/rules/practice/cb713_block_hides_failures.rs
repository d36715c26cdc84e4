//! CB713: of a block of several commands only the last one's failure counts.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::{BuildspecFile, Command};
use crate::rule;
use crate::shell::{Join, Simple};
use crate::syntax::ScalarStyle;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB713", "block-hides-failures", Warning, "cb713_block_hides_failures.md", check);

/// Programs that hardly ever fail, or whose failure is asked for.
const HARMLESS: &[&str] = &[
    "", "echo", "printf", "export", "set", "cd", "test", "[", "[[", "true", ":", "unset", "sleep", "cat", "ls", "pwd",
];
/// A block with these has a shape of its own, which is not judged here.
const COMPOUND: &[&str] = &["if", "for", "while", "case", "until", "function", "trap", "{", "("];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    // One `set -e` holds for the whole build where all commands share a shell.
    if file.programs().any(|(_, simple)| stops_at_failures(simple)) {
        return;
    }
    for command in &file.commands {
        if file.document.style(command.node) != Some(ScalarStyle::Literal) || is_compound(command) {
            continue;
        }
        let lines: Vec<&Simple> =
            command.simple.iter().filter(|simple| simple.join == Join::Start && !simple.substituted).collect();
        let Some((_, before)) = lines.split_last() else { continue };
        let Some(hidden) = before.iter().find(|simple| can_fail(command, simple)) else { continue };
        let words: Vec<&str> = hidden.program().iter().take(2).map(|word| word.text.as_str()).collect();
        let found = findings.tell(
            file.place(command, &hidden.range),
            format!("If `{}` fails, the block goes on, and only its last command counts.", words.join(" ")),
        );
        found.help("CodeBuild sees one command with one exit status: that of the last line. Begin the block with `set -e`, join the lines with `&&`, or make each an item of its own.");
        let line = file.document.lines().line_of(file.place(command, &(0..1)).start);
        let start = file.document.lines().start_of(line);
        let text = file.document.lines().line(file.document.source(), line);
        let indent = &text[..text.len() - text.trim_start().len()];
        found.fix(Fix::needs_a_look(
            "Stop the block at the first failure",
            vec![Edit::insert(start, format!("{indent}set -e\n"))],
        ));
    }
}

fn stops_at_failures(simple: &Simple) -> bool {
    let set = simple.name() == "set"
        && simple
            .arguments()
            .iter()
            .any(|w| w.text == "errexit" || (w.text.starts_with('-') && w.text.contains('e')));
    let shebang = matches!(simple.name(), "bash" | "sh") && simple.flag(&["-e", "-ex", "-xe", "-eux"]).is_some();
    set || shebang
}

fn is_compound(command: &Command) -> bool {
    let mut words = command.text.split([' ', '\n', ';', '\t']);
    words.any(|word| COMPOUND.contains(&word)) || command.text.contains("()")
}

/// Whether it can fail unseen: nothing after it asks.
fn can_fail(command: &Command, simple: &Simple) -> bool {
    let at = command.simple.iter().position(|other| other == simple).unwrap_or_default();
    let asked = command.simple[at + 1..].iter().find(|next| !next.substituted).is_some_and(|n| n.join == Join::Or);
    !asked && !HARMLESS.contains(&simple.name())
}
