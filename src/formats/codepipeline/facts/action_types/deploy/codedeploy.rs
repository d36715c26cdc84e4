//! Deployments of CodeDeploy.

use super::DEPLOY;
use crate::formats::codepipeline::facts::action_types::key::{ConfigurationKey as Key, Value};
use crate::formats::codepipeline::facts::action_types::{ActionType, DAY, OpenedFile, forms};

const fn application() -> Key {
    Key::required("ApplicationName", "The CodeDeploy application.")
        .of(Value::Form(&forms::CODEDEPLOY_NAME))
        .instead_of(&["Application"])
}

const fn group() -> Key {
    Key::required("DeploymentGroupName", "The deployment group.")
        .of(Value::Form(&forms::CODEDEPLOY_NAME))
        .instead_of(&["DeploymentGroup"])
}

const fn image_artifact(name: &'static str) -> Key {
    Key::new(name, "The input artifact whose `imageDetail.json` names the image.").of(Value::InputArtifact)
}

const fn image_container(name: &'static str) -> Key {
    Key::new(name, "The placeholder in the task definition that the image takes the place of, without `<` and `>`.")
}

const fn image_detail(artifact: &'static str) -> OpenedFile {
    OpenedFile {
        artifact: Some(artifact),
        path: None,
        names_both: false,
        default: &["imageDetail.json"],
        what: "the address of the image",
    }
}

pub(in super::super) const TYPES: &[ActionType] = &[
    ActionType {
        provider: "CodeDeploy",
        doc: "Deploys to servers, or to a Lambda function, with CodeDeploy.",
        keys: &[application(), group()],
        opens: &[OpenedFile {
            artifact: None,
            path: None,
            names_both: false,
            default: &["appspec.yml", "appspec.yaml"],
            what: "the AppSpec file",
        }],
        timeout: 5 * DAY,
        ..DEPLOY
    },
    ActionType {
        provider: "CodeDeployToECS",
        doc: "Shifts the traffic of an ECS service to new tasks with CodeDeploy.",
        inputs: (1, 5),
        keys: &[
            application(),
            group(),
            Key::required("TaskDefinitionTemplateArtifact", "The input artifact that holds the task definition.")
                .of(Value::InputArtifact),
            Key::required("AppSpecTemplateArtifact", "The input artifact that holds the AppSpec file.")
                .of(Value::InputArtifact),
            Key::new("TaskDefinitionTemplatePath", "The task definition's file. The default is `taskdef.json`."),
            Key::new("AppSpecTemplatePath", "The AppSpec file. The default is `appspec.yaml`."),
            image_artifact("Image1ArtifactName"),
            image_container("Image1ContainerName"),
            image_artifact("Image2ArtifactName"),
            image_container("Image2ContainerName"),
            image_artifact("Image3ArtifactName"),
            image_container("Image3ContainerName"),
            image_artifact("Image4ArtifactName"),
            image_container("Image4ContainerName"),
        ],
        opens: &[
            OpenedFile {
                artifact: Some("TaskDefinitionTemplateArtifact"),
                path: Some("TaskDefinitionTemplatePath"),
                names_both: false,
                default: &["taskdef.json"],
                what: "the task definition",
            },
            OpenedFile {
                artifact: Some("AppSpecTemplateArtifact"),
                path: Some("AppSpecTemplatePath"),
                names_both: false,
                default: &["appspec.yaml"],
                what: "the AppSpec file",
            },
            image_detail("Image1ArtifactName"),
            image_detail("Image2ArtifactName"),
            image_detail("Image3ArtifactName"),
            image_detail("Image4ArtifactName"),
        ],
        timeout: 5 * DAY,
        ..DEPLOY
    },
];
