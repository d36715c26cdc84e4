//! CB411: `git-credential-helper` is neither yes nor no.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::Env;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB411", "credential-helper-switch", Warning, "cb411_credential_helper_switch.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::NotAllowed { expected, text, .. } = &misfit.kind else { continue };
        if misfit.under(Env::SHAPE, "git-credential-helper") && !text.contains('$') {
            findings
                .tell(misfit.span, format!("`{text}` is neither yes nor no."))
                .help(format!("Write {expected}: whether git takes its credentials from CodeBuild."))
                .assume("What CodeBuild makes of another word.");
        }
    }
}
