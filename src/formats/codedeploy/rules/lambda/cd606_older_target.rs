//! CD606: a target version older than the current one.

use super::versions::versions;
use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD606", "older-target", Hint, "cd606_older_target.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for both in versions(file) {
        let ((current, first), (target, second)) = (both.current, both.target);
        if target < current {
            findings
                .tell(second.span, format!("Version `{target}` is older than the current version `{current}`."))
                .help("The deployment goes back to it. That is right where it is meant.")
                .relate(first.span, "The current version stands here.");
        }
    }
}
