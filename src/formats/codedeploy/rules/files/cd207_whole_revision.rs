//! CD207: the whole revision is copied, and files that are there already make Install fail.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::path::in_revision;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::FileExistsBehavior;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD207", "whole-revision", Hint, "cd207_whole_revision.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let behavior = &server.spec.file_exists_behavior;
    let disallows = behavior.is_nothing() || behavior.value() == Some(&FileExistsBehavior::Disallow);
    let sources = server.files().filter_map(|item| item.value.source.known());
    let whole = sources.filter(|source| in_revision(&source.value).is_empty()).take(1);
    for source in whole.filter(|_| disallows) {
        findings
            .tell(source.span, "The whole revision is copied, and Install fails at a file that is there already.")
            .help(
                "That happens where something else than this deployment group has put files there: another group, a \
                    person, an image. Write `file_exists_behavior` where such files may be replaced or kept. The \
                    AppSpec file and the scripts are copied, too.",
            );
    }
}
