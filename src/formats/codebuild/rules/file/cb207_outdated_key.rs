//! CB207: a key that only version 0.1 reads.

use crate::diagnostics::repair::{remove_entry, rename};
use crate::diagnostics::{Diagnostic, Edit, Findings, Fix, Rule};
use crate::formats::codebuild::facts::version::Version;
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::Env;
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> = rule!("CB207", "outdated-key", Warning, "cb207_outdated_key.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    plaintext_in_env(file, findings);
    let Some(spec) = file.spec().filter(|_| file.version().and_then(Version::of) == Some(Version::V02)) else {
        return;
    };
    if let Some(old) = spec.environment_variables.known() {
        let help = "Version 0.2 ignores it, so none of these variables is set. Write `env`, and `variables` in \
            place of `plaintext`.";
        let found = tell(findings, old.key, "environment_variables").help(help);
        if let Some(plaintext) = old.value.plaintext.key().filter(|_| spec.env.is_absent()) {
            let edits = vec![Edit::replace(old.key, "env"), Edit::replace(plaintext, "variables")];
            found.fix(Fix::safe("Write `env` and `variables`", edits));
        }
    }
    if let Some(artifacts) = spec.artifacts.known()
        && let Some(entry) = file.document.get(artifacts.node, "type")
    {
        let help = "Version 0.2 ignores it: how artifacts are packaged is a setting of the project.";
        let found = tell(findings, file.document.span(entry.key), "type").help(help);
        let alone = file.document.entries(artifacts.node).is_some_and(|entries| entries.count() == 1);
        if let Some(edit) = remove_entry(&file.document, entry.key, entry.value).filter(|_| !alone) {
            found.fix(Fix::safe("Take `type` out", vec![edit]));
        }
    }
}

fn tell<'f>(findings: &'f mut Findings, span: Span, name: &str) -> &'f mut Diagnostic {
    findings.tell(span, format!("`{name}` is a key of version 0.1."))
}

/// `plaintext`, already below the section's new name.
fn plaintext_in_env(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, .. } = misfit.kind else { continue };
        if mapping != Env::SHAPE || file.document.scalar(key) != Some("plaintext") {
            continue;
        }
        let help = "`env` ignores it, so none of these variables is set. Write `variables`.";
        let found = tell(findings, misfit.span, "plaintext").help(help);
        if file.document.get(within, "variables").is_none() {
            found.fix(Fix::safe("Write `variables`", vec![rename(&file.document, key, "variables")]));
        }
    }
}
