//! CD602: a hook of a deployment to AWS Lambda that does not run.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::traffic_lifecycle::TrafficPlatform;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{LambdaAppSpec, LambdaHooks};
use crate::formats::codedeploy::rules::service::hooks::{events, shape};
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD602", "bad-lambda-hook", Error, "cd602_bad_lambda_hook.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    if file.lambda().is_some() {
        shape(file, LambdaAppSpec::SHAPE, findings);
        events(file, TrafficPlatform::Lambda, LambdaHooks::SHAPE, findings);
    }
}
