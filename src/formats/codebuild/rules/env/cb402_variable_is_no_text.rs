//! CB402: a list or a mapping as the value of a variable.

use crate::diagnostics::repair::quote;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::Origin;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB402", "variable-is-no-text", Error, "cb402_variable_is_no_text.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::WrongKind { found, node, at: Some(at), .. } = misfit.kind else { continue };
        if !Origin::ALL.into_iter().any(|origin| origin.holds(misfit)) {
            continue;
        }
        let name = file.document.scalar(at).unwrap_or_default();
        let told = findings.tell(file.document.span(at), format!("The value of `{name}` is {found}, not a text."));
        told.help(
            "CodeBuild refuses the file: a variable holds a text. Put the value in quotes, or write it after `|`.",
        );
        told.relate(misfit.span, format!("This is {found}."));
        if let Some(edit) = quote(&file.document, node) {
            told.fix(Fix::safe("Quote the value", vec![edit]));
        }
    }
}
