//! CB102: a tab where only spaces may stand.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::rules::file::accidents::{Told, syntax, tell};
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB102", "tab-indentation", Error, "cb102_tab_indentation.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    if let (Some(problem), Some((Told::Tab, accident))) = (file.document.problem(), syntax(file)) {
        tell(file, problem, accident, findings);
    }
}
