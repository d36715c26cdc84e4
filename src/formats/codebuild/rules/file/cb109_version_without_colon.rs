//! CB109: `version 0.2`, without its colon.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::rules::file::accidents::{Told, syntax, tell};
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB109", "version-without-colon", Error, "cb109_version_without_colon.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    if let (Some(problem), Some((Told::Version, accident))) = (file.document.problem(), syntax(file)) {
        tell(file, problem, accident, findings);
    }
}
