//! CB513: folders are dropped from everything that the build holds.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::patterns::takes_everything;
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::formats::codebuild::switch::Switch;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB513", "names-collide", Warning, "cb513_names_collide.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec() else { return };
    for set in ArtifactSet::all(spec) {
        let Some(discard) = set.discard_paths.known().filter(|discard| discard.value == Switch(true)) else {
            continue;
        };
        let patterns = set.files.value().into_iter().flat_map(|files| files.known());
        let Some(all) = patterns.into_iter().find(|pattern| takes_everything(&pattern.value)) else { continue };
        findings
            .tell(discard.key, format!("`discard-paths` puts all files of `{}` into one folder.", all.value))
            .help(
                "Of files with the same name only one is left. Delete `discard-paths`, or name the few files that \
                are needed.",
            )
            .relate(all.span, "These are the files");
    }
}
