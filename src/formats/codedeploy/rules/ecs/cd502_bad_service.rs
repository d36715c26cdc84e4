//! CD502: `Resources` does not hold one service.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::{AppSpecFile, Spec};
use crate::formats::codedeploy::model::{EcsAppSpec, EcsResource};
use crate::formats::codedeploy::rules::service::resources::{Parts, Wanted, check as check_resources, no_mapping};
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD502", "bad-service", Error, "cd502_bad_service.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Spec::Ecs(spec) = &file.spec else { return };
    let Some(spec) = spec.value() else { return no_mapping(file, findings) };
    let wanted = Wanted { file: EcsAppSpec::SHAPE, resource: EcsResource::SHAPE, kind: "AWS::ECS::Service" };
    check_resources(file, &spec.resources, wanted, |it| Parts::of(&it.r#type, &it.properties), findings);
}
