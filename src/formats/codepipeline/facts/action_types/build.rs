//! Builds.

use super::key::{ConfigurationKey as Key, Value};
use super::{ActionType, HOUR, OpenedFile, PLAIN, Variables};
use crate::schema::Word;

/// What the CodeBuild action of both categories, Build and Test, takes.
pub(super) const CODEBUILD: ActionType = ActionType {
    provider: "CodeBuild",
    inputs: (1, 5),
    outputs: (0, 5),
    keys: &[
        Key::required("ProjectName", "The CodeBuild project.").instead_of(&["Project"]),
        Key::new("PrimarySource", "The input artifact in which the buildspec lies; needed when there are several.")
            .of(Value::InputArtifact)
            .instead_of(&["PrimaryArtifact", "PrimarySourceArtifact"]),
        Key::new("BatchEnabled", "Whether a batch of builds is run.").of(Value::Switch),
        Key::new("CombineArtifacts", "Whether a batch puts its artifacts into one; needs `BatchEnabled`.")
            .of(Value::Switch),
        Key::new(
            "EnvironmentVariables",
            "Variables for the build: the text of a JSON array of name, value and type.",
        )
        .of(Value::JsonArray)
        .instead_of(&["EnvironmentVariablesOverride"]),
    ],
    variables: Variables::Own("the variables that its buildspec exports"),
    opens: &[OpenedFile {
        artifact: Some("PrimarySource"),
        path: None,
        names_both: false,
        default: &["buildspec.yml"],
        what: "the buildspec",
    }],
    ..PLAIN
};

const REGISTRIES: &[Word] =
    &[Word { text: "private", doc: "Amazon ECR. The default." }, Word { text: "public", doc: "Amazon ECR Public." }];

pub(super) const TYPES: &[ActionType] = &[
    ActionType { category: "Build", doc: "Runs a build in CodeBuild.", timeout: 36 * HOUR, ..CODEBUILD },
    ActionType {
        category: "Build",
        provider: "ECRBuildAndPublish",
        doc: "Builds an image and pushes it to ECR.",
        inputs: (1, 1),
        v2: true,
        keys: &[
            Key::required("ECRRepositoryName", "The repository to which the image is pushed.")
                .instead_of(&["RepositoryName", "Repository"]),
            Key::new("DockerFilePath", "The folder of the Dockerfile. The default is the artifact's root.")
                .instead_of(&["DockerfilePath", "Dockerfile"]),
            Key::new("ImageTags", "The tags, between commas. The default is `latest`.")
                .instead_of(&["ImageTag", "Tags"]),
            Key::new("RegistryType", "Whether the repository is private or public.").of(Value::Words(REGISTRIES)),
        ],
        variables: Variables::Listed(&["ECRImageDigestId", "ECRRepositoryName"]),
        opens: &[OpenedFile {
            artifact: None,
            path: Some("DockerFilePath"),
            names_both: false,
            default: &["Dockerfile"],
            what: "the Dockerfile",
        }],
        ..PLAIN
    },
];
