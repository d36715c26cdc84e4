//! CB716: a script in a folded block loses its line ends.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::shell::commands;
use crate::syntax::{ScalarStyle, Span};

pub const RULE: Rule<BuildspecFile> = rule!("CB716", "folded-script", Warning, "cb716_folded_script.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for command in &file.commands {
        if file.document.style(command.node) != Some(ScalarStyle::Folded) {
            continue;
        }
        let Some(word) = broken(&command.text) else { continue };
        let header = Span::new(command.span.start, command.span.start + 1);
        let found = findings
            .tell(header, format!("`>` joins the lines with blanks, which breaks the `{word}` in this script."));
        found.help("The shell gets the whole block as one line. Write `|`, which keeps the lines.");
        if header.text(file.document.source()) == ">" {
            found.fix(Fix::safe("Keep the lines with |", vec![Edit::replace(header, "|")]));
        }
    }
}

/// The word that stands in the middle of a line and only works at its beginning.
fn broken(text: &str) -> Option<&'static str> {
    ["then", "do", "done", "fi", "else"].into_iter().find(|word| {
        commands(text).iter().any(|simple| simple.words.iter().skip(1).any(|w| w.text == *word && !w.quoted))
            && text.split_whitespace().any(|first| matches!(first, "if" | "for" | "while"))
    })
}
