//! CB515: the artifact is all that lies in the build's folder.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::patterns::takes_everything;
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB515", "everything-is-kept", Hint, "cb515_everything_is_kept.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec() else { return };
    for set in ArtifactSet::all(spec) {
        let is_below = !set.base_directory.is_nothing() && set.base_directory.value().is_none_or(|base| base != ".");
        if is_below || !set.exclude_paths.is_nothing() {
            continue;
        }
        let mut patterns = set.files.value().into_iter().flat_map(|files| files.known());
        let Some(all) = patterns.find(|pattern| takes_everything(&pattern.value)) else { continue };
        findings.tell(all.span, format!("`{}` keeps everything that lies in the build's folder.", all.value)).help(
            "That includes `.git`, `.env`, and what was installed, such as `node_modules`. Set \
                `base-directory`, name the files, or leave some out with `exclude-paths`.",
        );
    }
}
