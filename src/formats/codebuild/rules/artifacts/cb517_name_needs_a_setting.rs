//! CB517: an artifact's name, which only counts where the project says so.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB517", "name-needs-a-setting", Hint, "cb517_name_needs_a_setting.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec() else { return };
    // One is enough to say it.
    let Some(name) = ArtifactSet::all(spec).iter().find_map(|set| set.name.known()) else { return };
    findings.tell(name.key, format!("The name `{}` only counts where the project allows it.", name.value)).help(
        "Switch on `overrideArtifactName` in the project (the console calls it semantic versioning). Under \
            CodePipeline a name has no effect at all.",
    );
}
