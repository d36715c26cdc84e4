//! CD512: a hook of a deployment to Amazon ECS that does not run.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codedeploy::facts::traffic_lifecycle::TrafficPlatform;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::EcsHooks;
use crate::formats::codedeploy::rules::service::hooks::events;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD512", "bad-ecs-hook", Error, "cd512_bad_ecs_hook.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    if file.ecs().is_none() {
        return;
    }
    events(file, TrafficPlatform::Ecs, EcsHooks::SHAPE, findings);
    for hook in file.traffic_hooks() {
        let Some(key) = hook.function.known().map(|function| function.key) else { continue };
        if hook.event.needs_test_listener() {
            let found = findings.tell(key, format!("`{}` runs only with a test listener.", hook.event));
            found.help("Without one in the deployment group its function never runs, and nothing says so.");
            found.graded(Severity::Hint);
        }
    }
}
