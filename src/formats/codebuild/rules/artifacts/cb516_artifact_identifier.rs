//! CB516: an identifier of a further artifact that no project can have.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB516", "artifact-identifier", Warning, "cb516_artifact_identifier.md", check);

/// An identifier is shorter than this many characters.
const TOO_LONG: usize = 128;

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec() else { return };
    for identifier in ArtifactSet::all(spec).iter().filter_map(|set| set.identifier) {
        let text = identifier.text.as_str();
        let wrong = text.chars().find(|c| !c.is_ascii_alphanumeric() && *c != '_');
        let message = match wrong {
            Some(wrong) => format!("`{wrong}` cannot stand in the identifier `{text}`."),
            None if text.len() >= TOO_LONG => format!("The identifier `{text}` is too long."),
            None => continue,
        };
        findings
            .tell(identifier.span, message)
            .help(
                "It must equal the identifier that the project, or the output artifact that the pipeline, has; a \
                project's has letters, digits and underscores, fewer than 128.",
            )
            .assume("The API says so of the identifiers of sources; that it holds for artifacts is inferred.");
    }
}
