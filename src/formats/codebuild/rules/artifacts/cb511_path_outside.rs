//! CB511: a path of an artifact that does not begin in the source.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB511", "path-outside", Warning, "cb511_path_outside.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec() else { return };
    for set in ArtifactSet::all(spec) {
        let patterns = set.files.value().into_iter().flat_map(|files| files.known());
        for pattern in patterns {
            let text = pattern.value.as_str();
            let counts = "Paths count from the source, or from `base-directory`.";
            let message = match () {
                () if text.starts_with("./") => {
                    let found = findings.tell(pattern.span, format!("`{text}` begins with `./`."));
                    found.graded(Severity::Hint).help(format!("{counts} AWS documents them without it."));
                    if file.document.resolve(pattern.node) == pattern.node {
                        let dot = file.document.part(pattern.node, 0, 2);
                        found.fix(Fix::safe("Delete `./`", vec![Edit::replace(dot, "")]));
                    }
                    continue;
                }
                () if text.starts_with('~') => "is not expanded",
                () if text.starts_with('/') => "begins at the root of the file system",
                () if text == ".." || text.starts_with("../") => "leaves the source",
                () => continue,
            };
            findings
                .tell(pattern.span, format!("`{text}` {message}."))
                .help(format!(
                    "{counts} Copy the file there first, or set `base-directory` to the folder it lies in."
                ))
                .assume("AWS documents relative paths only, not what it makes of others.");
        }
    }
}
