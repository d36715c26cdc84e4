//! What the rules for ECS and Lambda say of files that a pipeline has yet to fill in, and of lost columns.

use serde_json::Value;

use crate::formats::codedeploy::FORMAT;
use crate::syntax::Document;

fn codes(text: &str) -> Vec<String> {
    let (_, found) = (FORMAT.check)(Document::read(text), &Value::Null);
    found.iter().map(|diagnostic| format!("{:?} {}", diagnostic.severity, diagnostic.code)).collect()
}

#[test]
fn what_is_filled_in_later_is_never_wrong() {
    let ecs = "version: {{ version }}\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n        \
               TaskDefinition: {{ arn }}\n        LoadBalancerInfo:\n          ContainerName: __NAME__\n          \
               ContainerPort: [PORT]\n        PlatformVersion: ${PLATFORM}\n        NetworkConfiguration: {{ network }}\n        \
               CapacityProviderStrategy:\n          - Base: <BASE>\n            CapacityProvider: FARGATE_SPOT\n            \
               Weight: $WEIGHT\nHooks:\n  - BeforeInstall: {{ function }}\n";
    assert_eq!(codes(ecs), ["Hint CD511"]);
    let lambda = "version: 0.0\nResources:\n  - checkout:\n      Type: AWS::Lambda::Function\n      Properties:\n        \
                  Name: <NAME>\n        Alias: ${ALIAS}\n        CurrentVersion: #{Current}\n        TargetVersion: \
                  TARGET_VERSION\nHooks:\n";
    assert_eq!(codes(lambda), [""; 0]);
}

#[test]
fn lost_columns_are_told_once() {
    let below = "        TaskDefinition: <TASK_DEFINITION>\n        LoadBalancerInfo:\n          ContainerName: web\n          \
                 ContainerPort: 80\n";
    let beside = format!("version: 0.0\nresources:\n  - web:\n    type: AWS::ECS::Service\n    properties:\n{below}");
    assert_eq!(codes(&beside), ["Error CD502"]);
    let partly =
        format!("version: 0.0\nResources:\n  - web:\n      Type: AWS::ECS::Service\n    Properties:\n{below}");
    assert_eq!(codes(&partly), ["Error CD502"]);
}
