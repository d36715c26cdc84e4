//! CD712: a secret in plain text.

use crate::diagnostics::secret::{by_form, by_name, is_literal};
use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::syntax::{NodeId, Span};

pub const RULE: Rule<AppSpecFile> = rule!("CD712", "secret-in-appspec", Warning, "cd712_secret_in_appspec.md", check);

const HELP: &str = "Everyone who can read the revision can read it, and it stays on the instances and in the history. \
    Let a script fetch it from Secrets Manager or Parameter Store, and replace the secret itself.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    if file.platform().is_none() {
        return;
    }
    let source = file.document.source();
    let mut from = 0;
    let mut told = Vec::new();
    while let Some((what, range)) = by_form(source.get(from..).unwrap_or_default()) {
        let place = Span::new((from + range.start) as u32, (from + range.end) as u32);
        findings.tell(place, format!("Here stands {what} in plain text.")).help(HELP);
        told.push(place);
        from += range.end;
    }
    if let Some(root) = file.document.root() {
        named(file, root, &told, findings);
    }
}

/// Tells of values below a node whose keys say that they are secrets.
fn named(file: &AppSpecFile, node: NodeId, told: &[Span], findings: &mut Findings) {
    let document = &file.document;
    // What an alias repeats is looked at where it stands.
    if document.resolve(node) != node {
        return;
    }
    for entry in document.entries(node).into_iter().flatten() {
        let (key, value) = (document.scalar(entry.key).unwrap_or_default(), document.scalar(entry.value));
        let place = document.span(entry.value);
        let is_told = told.iter().any(|span| place.contains(*span));
        if by_name(key) && value.is_some_and(is_literal) && !is_told {
            let message = format!("`{key}` is named like a secret and stands here in plain text.");
            findings.tell(place, message).help(HELP);
        }
        named(file, entry.value, told, findings);
    }
    for item in document.items(node).unwrap_or_default() {
        named(file, *item, told, findings);
    }
}
