//! After how long an action is given up.

use crate::formats::codepipeline::model::{Category, Owner};

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// After how many milliseconds an action of that type is given up. An approval may say it itself.
///
/// Source: CodePipeline User Guide, limits, 2026.
pub fn timeout(category: Category, owner: Owner, provider: &str) -> u64 {
    if owner == Owner::Custom {
        return DAY;
    }
    match (category, provider) {
        (Category::Approval, _) | (_, "StepFunctions") => 7 * DAY,
        (Category::Build, "CodeBuild") => 36 * HOUR,
        (Category::Test, "CodeBuild") => 8 * HOUR,
        (_, "CloudFormation") => 3 * DAY,
        (_, "CodeDeploy" | "CodeDeployToECS") => 5 * DAY,
        (Category::Invoke, "Lambda") => DAY,
        (Category::Deploy, "S3") => 90 * MINUTE,
        (Category::Compute, "Commands") => 55 * MINUTE,
        _ => HOUR,
    }
}
