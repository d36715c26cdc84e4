//! CD514: names of the documentation's example for Amazon ECS.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::rules::service::samples;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD514", "ecs-sample-names", Hint, "cd514_ecs_sample_names.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    if file.ecs().is_none() {
        return;
    }
    let mut values = Vec::new();
    for service in file.services() {
        values.push(&service.value.task_definition);
        values.extend(service.value.load_balancer_info.value().map(|info| &info.container_name));
    }
    samples::tell(file, &values, findings);
}
