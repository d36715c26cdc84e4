//! Names of the documentation's examples, which people leave in their own files.
//!
//! Source: CodeDeploy User Guide, reference-appspec-file-example and reference-appspec-file-structure-hooks, 2023.

/// Whether a Lambda function for a lifecycle event has a name of the documentation's.
pub fn is_sample_hook(event: &str, function: &str) -> bool {
    let begins = function.starts_with("LambdaFunctionToValidate");
    let ends = ["HookFunctionName", "HookLambdaFunctionName"].iter().any(|end| function.ends_with(end));
    begins || ends || function.strip_prefix(event) == Some("Hook")
}

/// Names of functions, aliases, containers and task definitions in the documentation.
pub const VALUES: &[&str] = &[
    "SampleApplicationName",
    "arn:aws:ecs:us-east-1:111222333444:task-definition/my-task-definition-family-name:1",
    "arn:aws:ecs:aws-region-id:aws-account-id:task-definition/ecs-demo-task-definition:revision-number",
    "your-container-name",
    "ECS-container-name-for-your-ECS-application",
    "myLambdaFunctionName",
    "myLambdaFunctionAlias",
    "name-of-lambda-function-to-deploy",
    "alias-of-lambda-function-to-deploy",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_documentation_from_names_of_ones_own() {
        assert!(is_sample_hook("BeforeAllowTraffic", "LambdaFunctionToValidateBeforeTrafficShift"));
        assert!(is_sample_hook("AfterInstall", "AfterInstallHookFunctionName"));
        assert!(is_sample_hook("AfterInstall", "AfterInstallHook"));
        assert!(!is_sample_hook("AfterInstall", "checkout-after-install"));
    }
}
