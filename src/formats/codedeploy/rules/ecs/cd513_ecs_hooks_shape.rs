//! CD513: `Hooks` is no list of one event each.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::EcsAppSpec;
use crate::formats::codedeploy::rules::service::hooks::shape;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD513", "ecs-hooks-shape", Error, "cd513_ecs_hooks_shape.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    if file.ecs().is_some() {
        shape(file, EcsAppSpec::SHAPE, findings);
    }
}
