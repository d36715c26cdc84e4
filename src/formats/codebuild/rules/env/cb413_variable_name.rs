//! CB413: a name that the shell cannot use for a variable.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::variable_maps;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB413", "variable-name", Warning, "cb413_variable_name.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (name, _) in variable_maps(file).into_iter().flat_map(|(_, map)| &map.entries) {
        let text = name.text.as_str();
        let impossible = text.contains('=') || text.chars().any(char::is_whitespace) || text.is_empty();
        if impossible {
            findings.tell(name.span, format!("`{text}` cannot be a variable's name.")).graded(Severity::Error).help(
                "A name has neither `=` nor blanks. Write letters, digits and `_`; the value comes behind the colon.",
            );
        } else if !is_name(text) && !text.contains(['$', '{']) {
            findings.tell(name.span, format!("A shell cannot read a variable named `{text}`.")).help(
                "It is set, but `$NAME` cannot reach it: in a shell a name is letters, digits and `_`, and does \
                    not begin with a digit.",
            );
        }
    }
}

fn is_name(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    begins && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
