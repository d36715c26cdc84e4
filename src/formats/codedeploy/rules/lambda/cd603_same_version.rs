//! CD603: the target version is the current one.

use super::versions::versions;
use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD603", "same-version", Warning, "cd603_same_version.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for both in versions(file) {
        let ((current, first), (target, second)) = (both.current, both.target);
        if current == target {
            findings
                .tell(second.span, format!("`TargetVersion` is `{target}`, as `CurrentVersion` is."))
                .help("There is no traffic to shift. Write the version that was published for this deployment.")
                .relate(first.span, "The current version stands here.");
        }
    }
}
