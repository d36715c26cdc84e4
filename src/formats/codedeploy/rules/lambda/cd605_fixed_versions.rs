//! CD605: versions that stand in the file as numbers.

use super::versions::versions;
use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD605", "fixed-versions", Hint, "cd605_fixed_versions.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for both in versions(file) {
        let ((current, first), (target, second)) = (both.current, both.target);
        if current < target {
            let message = format!("The versions `{current}` and `{target}` are good for one deployment.");
            let found = findings.tell(second.span, message);
            found.help(
                "After it the alias points to the target, and the next deployment needs other numbers. Let the build \
                    publish a version and write both numbers into the file.",
            );
            found.relate(first.span, "The current version stands here.");
        }
    }
}
