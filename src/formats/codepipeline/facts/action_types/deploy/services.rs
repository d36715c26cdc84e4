//! Deployments to other services.

use super::DEPLOY;
use crate::formats::codepipeline::facts::action_types::key::{ConfigurationKey as Key, Value};
use crate::formats::codepipeline::facts::action_types::{ActionType, OpenedFile};
use crate::schema::Word;

const ACLS: &[Word] = &[
    Word { text: "private", doc: "Only the owner." },
    Word { text: "public-read", doc: "Everybody may read." },
    Word { text: "public-read-write", doc: "Everybody may read and write." },
    Word { text: "authenticated-read", doc: "Whoever has an AWS account may read." },
    Word { text: "aws-exec-read", doc: "EC2 may read." },
    Word { text: "bucket-owner-read", doc: "The bucket's owner may read." },
    Word { text: "bucket-owner-full-control", doc: "The bucket's owner may do everything." },
];

const fn file(path: &'static str, what: &'static str) -> OpenedFile {
    OpenedFile { artifact: None, path: Some(path), names_both: false, default: &[], what }
}

pub(in super::super) const TYPES: &[ActionType] = &[
    ActionType {
        provider: "S3",
        doc: "Writes the artifact, or the files in it, to a bucket.",
        keys: &[
            Key::required("BucketName", "The bucket.").instead_of(&["S3Bucket", "Bucket"]),
            Key::required("Extract", "Whether the files are unpacked.").of(Value::Switch),
            Key::new("ObjectKey", "The object, where nothing is unpacked; else the folder for the files.")
                .instead_of(&["S3ObjectKey", "Key"]),
            Key::new("KMSEncryptionKeyARN", "The key with which the objects are encrypted.")
                .instead_of(&["KMSEncryptionKeyArn", "KmsKeyArn"]),
            Key::new("CannedACL", "Who may read the objects.").of(Value::Words(ACLS)).instead_of(&["ACL"]),
            Key::new("CacheControl", "How long browsers may keep the objects."),
        ],
        timeout: 90 * 60,
        ..DEPLOY
    },
    ActionType {
        provider: "ElasticBeanstalk",
        doc: "Deploys a version of an application to an Elastic Beanstalk environment.",
        keys: &[
            Key::required("ApplicationName", "The application.").instead_of(&["Application"]),
            Key::required("EnvironmentName", "The environment.").instead_of(&["Environment"]),
        ],
        ..DEPLOY
    },
    ActionType {
        provider: "AppConfig",
        doc: "Deploys a configuration with AppConfig.",
        keys: &[
            Key::required("Application", "The application.").instead_of(&["ApplicationId"]),
            Key::required("Environment", "The environment.").instead_of(&["EnvironmentId"]),
            Key::required("ConfigurationProfile", "The configuration profile.")
                .instead_of(&["ConfigurationProfileId"]),
            Key::required("InputArtifactConfigurationPath", "The file of the configuration in the input artifact."),
            Key::new("DeploymentStrategy", "The deployment strategy.").instead_of(&["DeploymentStrategyId"]),
        ],
        opens: &[file("InputArtifactConfigurationPath", "the configuration")],
        ..DEPLOY
    },
    ActionType {
        provider: "ServiceCatalog",
        doc: "Makes a new version of a product of Service Catalog.",
        keys: &[
            Key::required("ProductId", "The product."),
            Key::new("ConfigurationFilePath", "The file that says all the rest, in place of the other keys."),
            Key::new("TemplateFilePath", "The template of the version."),
            Key::new("ProductVersionName", "The name of the version."),
            Key::new("ProductType", "The kind of product: `CLOUD_FORMATION_TEMPLATE`."),
            Key::new("ProductVersionDescription", "What the version brings."),
        ],
        opens: &[file("TemplateFilePath", "the template"), file("ConfigurationFilePath", "the configuration")],
        ..DEPLOY
    },
    ActionType {
        provider: "OpsWorks",
        doc: "Deploys an app with OpsWorks.",
        keys: &[
            Key::new("Stack", "The stack."),
            Key::new("App", "The app."),
            Key::new("Layer", "The layer."),
            Key::new("StackId", "The stack, as old templates write it."),
            Key::new("AppId", "The app, as old templates write it."),
            Key::new("LayerId", "The layer, as old templates write it."),
            Key::new("DeploymentType", "What is done, as old templates write it."),
        ],
        standing: Some("OpsWorks ended in May 2024."),
        ..DEPLOY
    },
    ActionType {
        owner: "ThirdParty",
        provider: "AlexaSkillsKit",
        doc: "Deploys an Alexa skill.",
        // The User Guide wants one input at least; cfn-lint takes none.
        inputs: (0, 2),
        keys: &[
            Key::required("ClientId", "The client of the security profile."),
            Key::required("ClientSecret", "Its secret.").secret(),
            Key::required("RefreshToken", "The token with which access is renewed.").secret(),
            Key::required("SkillId", "The skill."),
        ],
        ..DEPLOY
    },
];
