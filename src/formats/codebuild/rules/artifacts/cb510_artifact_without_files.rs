//! CB510: an artifact that names no files.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::rule;
use crate::schema::Field;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB510", "artifact-without-files", Error, "cb510_artifact_without_files.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec().filter(|_| file.is_whole()) else { return };
    let help =
        "CodeBuild needs to know which files to keep. Write, for instance, `files:` and below it `- dist/**/*`.";
    if let Field::Null(artifacts) = &spec.artifacts {
        findings
            .tell(artifacts.key, "`artifacts` is empty.")
            .graded(Severity::Warning)
            .help(help)
            .assume("AWS does not say whether an empty section is refused or ignored.");
    }
    let further = spec.artifacts.value().map(|artifacts| &artifacts.secondary_artifacts);
    let has_further = further.is_some_and(|further| match further.value() {
        Some(map) => !map.entries.is_empty(),
        None => !further.is_nothing(),
    });
    for set in ArtifactSet::all(spec) {
        let (place, what) = match set.files {
            Field::Absent => (set.key, "has no `files`"),
            Field::Null(files) => (files.key, "has empty `files`"),
            Field::Known(files) if files.value.items.is_empty() => (files.key, "has empty `files`"),
            Field::Known(_) | Field::Opaque(_) => continue,
        };
        let name = set.identifier.map_or("artifacts", |identifier| identifier.text.as_str());
        let found = findings.tell(place, format!("`{name}` {what}."));
        found.help(help);
        if set.identifier.is_none() && has_further {
            found.graded(Severity::Hint).help(
                "AWS's guide says that `files` is always needed; its samples leave it \
                out beside `secondary-artifacts`, and run.",
            );
        }
    }
    for (identifier, set) in further.and_then(Field::value).map(|map| map.entries.as_slice()).unwrap_or_default() {
        if let Field::Null(_) = set {
            findings.tell(identifier.span, format!("`{}` is empty.", identifier.text)).help(help);
        }
    }
}
