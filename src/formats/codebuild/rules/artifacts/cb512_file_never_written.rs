//! CB512: an image definitions file that no command writes.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::outputs::may_write_anything;
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB512", "file-never-written", Warning, "cb512_file_never_written.md", check);

/// Files that name the image just built, so that they are written during the build and never lie in the source.
const WRITTEN: &[&str] = &["imagedefinitions.json", "imagedetail.json"];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec().filter(|_| file.is_whole()) else { return };
    if file.programs().any(|(_, simple)| may_write_anything(simple)) {
        return;
    }
    for set in ArtifactSet::all(spec) {
        for pattern in set.files.value().into_iter().flat_map(|files| files.known()) {
            let name = pattern.value.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
            let is_named = || file.commands.iter().any(|command| command.text.to_ascii_lowercase().contains(&name));
            if WRITTEN.contains(&name.as_str()) && !file.commands.is_empty() && !is_named() {
                findings.tell(pattern.span, format!("No command writes `{}`.", pattern.value)).help(
                    "It names the image that was just built, for the deployment that follows. Write it in \
                        `post_build`, for instance with `printf`, else UPLOAD_ARTIFACTS does not find it.",
                );
            }
        }
    }
}
