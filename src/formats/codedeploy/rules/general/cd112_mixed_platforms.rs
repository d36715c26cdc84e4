//! CD112: keys for instances and keys for Amazon ECS or AWS Lambda in one file.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{EcsAppSpec, LambdaAppSpec, ServerAppSpec};
use crate::rule;
use crate::schema::{Mapping, MisfitKind};
use crate::syntax::NodeId;

pub const RULE: Rule<AppSpecFile> = rule!("CD112", "mixed-platforms", Warning, "cd112_mixed_platforms.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, key, .. } = misfit.kind else { continue };
        if !is_foreign(file, mapping, key) {
            continue;
        }
        let name = file.document.scalar(key).unwrap_or_default();
        let (here, there) = match mapping == ServerAppSpec::SHAPE {
            true => ("instances", "Amazon ECS and AWS Lambda"),
            false if mapping == EcsAppSpec::SHAPE => ("Amazon ECS", "instances"),
            false => ("AWS Lambda", "instances"),
        };
        findings.tell(misfit.span, format!("`{name}` belongs to files for {there}; this one is for {here}.")).help(
            "It is ignored without a word. A file is for one compute platform: that of the deployment group's \
                application.",
        );
    }
}

/// Whether a top-level key is one of the other platforms' files.
pub fn is_foreign(file: &AppSpecFile, mapping: &'static Mapping, key: NodeId) -> bool {
    let Some(name) = file.document.scalar(key) else { return false };
    if mapping == ServerAppSpec::SHAPE {
        return name.eq_ignore_ascii_case("resources");
    }
    let is_service = mapping == EcsAppSpec::SHAPE || mapping == LambdaAppSpec::SHAPE;
    is_service && ServerAppSpec::SHAPE.key(name).is_some()
}
