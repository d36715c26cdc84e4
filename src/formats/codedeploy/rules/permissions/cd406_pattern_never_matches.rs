//! CD406: a pattern or exception that no name matches.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::schema::{List, Placed};

pub const RULE: Rule<AppSpecFile> =
    rule!("CD406", "pattern-never-matches", Warning, "cd406_pattern_never_matches.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for permission in server.permissions() {
        if let Some(pattern) = permission.value.pattern.known() {
            tell(pattern, "the permission has no effect", findings);
        }
        for except in permission.value.except.value().into_iter().flat_map(List::known) {
            tell(except, "nothing is left out", findings);
        }
    }
}

fn tell(pattern: &Placed<String>, effect: &str, findings: &mut Findings) {
    let text = &pattern.value;
    let help = if text.contains('/') {
        "A pattern is compared with names directly below the object, which hold no slash. Name the folder as the object \
            of a permission of its own."
    } else if text.contains(['?', '[', '{']) {
        "Only `*` stands for something else; other characters stand for themselves."
    } else {
        return;
    };
    findings.tell(pattern.span, format!("No name matches `{text}`: {effect}.")).help(help);
}
