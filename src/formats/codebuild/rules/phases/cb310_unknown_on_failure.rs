//! CB310: a word of `on-failure` that CodeBuild does not know.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::on_failure::{OnFailure, OnFailureError};
use crate::rule;
use crate::schema::nearest;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB310", "unknown-on-failure", Error, "cb310_unknown_on_failure.md", check);

/// What other systems, and people, write for the three words.
const MEANT: &[(&str, &str)] = &[
    ("STOP", "ABORT"),
    ("FAIL", "ABORT"),
    ("EXIT", "ABORT"),
    ("BREAK", "ABORT"),
    ("IGNORE", "CONTINUE"),
    ("SKIP", "CONTINUE"),
    ("PROCEED", "CONTINUE"),
];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for phase in file.phases() {
        let Some(word) = phase.on_failure.known().filter(|word| !word.value.contains('$')) else { continue };
        if OnFailure::parse(&word.value) != Err(OnFailureError::Unknown) {
            continue;
        }
        let text = word.value.as_str();
        let found = findings.tell(word.span, format!("`{text}` is no word of `on-failure`."));
        found.help(
            "It is `ABORT`, `CONTINUE`, `RETRY`, `RETRY-n`, `RETRY-regex` or `RETRY-n-regex`; CodeBuild \
            refuses any other.",
        );
        found.assume("How CodeBuild words its refusal is not documented.");
        let upper = text.to_ascii_uppercase();
        let near = nearest(&upper, ["ABORT", "CONTINUE", "RETRY"].into_iter());
        if let Some(near) = near {
            found.fix(Fix::safe(format!("Write `{near}`"), vec![rename(&file.document, word.node, near)]));
        } else if let Some((_, meant)) = MEANT.iter().find(|(word, _)| *word == upper) {
            found.fix(Fix::needs_a_look(format!("Write `{meant}`"), vec![rename(&file.document, word.node, meant)]));
        }
    }
}
