//! CB103: a key that stands twice.

use crate::diagnostics::repair::remove_same_again;
use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::{Buildspec, Phases};
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<BuildspecFile> = rule!("CB103", "duplicate-key", Warning, "cb103_duplicate_key.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::DuplicateKey { mapping, name, first, again } = &misfit.kind else { continue };
        let found = findings.tell(misfit.span, format!("`{name}` stands here a second time."));
        found.help(
            "CodeBuild does not mind, and drops one of the two with all that stands below it. Make one of them.",
        );
        found.assume("Which of the two counts.");
        found.relate(file.document.span(first.key), "Here it stands first.");
        let is_part =
            mapping.is_some_and(|of| (of == Buildspec::SHAPE || of == Phases::SHAPE) && of.key(name).is_some());
        if is_part {
            found.graded(Severity::Error);
        }
        if let Some(edit) = remove_same_again(&file.document, *first, *again) {
            found.fix(Fix::safe("Take the second out, which says the same", vec![edit]));
        }
    }
}
