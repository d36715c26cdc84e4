//! Sources: where a pipeline's revisions come from.

use super::key::{ConfigurationKey as Key, Value};
use super::{ActionType, DETECT, Detection, PLAIN, POLL, Variables, forms};
use crate::schema::Word;

const SOURCE: ActionType = ActionType { category: "Source", outputs: (1, 1), ..PLAIN };

const FORMATS: &[Word] = &[
    Word { text: "CODE_ZIP", doc: "The files, without the history. The default." },
    Word {
        text: "CODEBUILD_CLONE_REF",
        doc: "A reference from which only CodeBuild actions can clone the repository.",
    },
];

const FORMAT_DOC: &str = "Whether the output artifact holds the files or a reference from which CodeBuild clones.";
const POLL_DOC: &str = "Whether the pipeline asks for changes itself. It does unless this is `false`. An event that \
                        tells of changes is quicker; both together start two executions.";

const fn format() -> Key {
    Key::new("OutputArtifactFormat", FORMAT_DOC).of(Value::Words(FORMATS))
}

const fn poll() -> Key {
    Key::new(POLL, POLL_DOC).of(Value::Switch).instead_of(&["PollForChanges", "PollForSourceChange", "Polling"])
}

pub(super) const TYPES: &[ActionType] = &[
    ActionType {
        provider: "S3",
        doc: "Takes an object from a bucket with versioning.",
        keys: &[
            Key::required("S3Bucket", "The bucket; versioning must be on.").instead_of(&["Bucket", "BucketName"]),
            Key::required("S3ObjectKey", "The object: one zip file.").instead_of(&["Key", "ObjectKey"]),
            poll(),
            Key::new(
                "AllowOverrideForS3ObjectKey",
                "Whether a start may name another object. The default is `false`.",
            )
            .of(Value::Switch),
        ],
        variables: Variables::Listed(&["BucketName", "ETag", "ObjectKey", "VersionId"]),
        detection: Some(Detection::Polling { instead: "an EventBridge rule" }),
        ..SOURCE
    },
    ActionType {
        provider: "CodeCommit",
        doc: "Takes a branch of a CodeCommit repository.",
        keys: &[
            Key::required("RepositoryName", "The repository.")
                .of(Value::Form(&forms::CODECOMMIT_NAME))
                .instead_of(&["Repository", "Repo", "RepoName"]),
            Key::required("BranchName", "The branch.").instead_of(&["Branch"]),
            poll(),
            format(),
        ],
        variables: Variables::Listed(&[
            "CommitId",
            "CommitMessage",
            "RepositoryName",
            "BranchName",
            "AuthorDate",
            "CommitterDate",
        ]),
        detection: Some(Detection::Polling { instead: "an EventBridge rule" }),
        standing: Some(
            "CodeCommit was closed to new customers in July 2024 and is generally available again since November 2025.",
        ),
        ..SOURCE
    },
    ActionType {
        provider: "ECR",
        doc: "Takes an image of an ECR repository, and writes its address to `imageDetail.json`.",
        keys: &[
            Key::required("RepositoryName", "The repository.").instead_of(&["ECRRepositoryName", "Repository"]),
            Key::new("ImageTag", "The tag. The default is `latest`.").instead_of(&["Tag", "ImageTags"]),
        ],
        variables: Variables::Listed(&["RegistryId", "RepositoryName", "ImageTag", "ImageDigest", "ImageURI"]),
        detection: Some(Detection::EventsRule),
        ..SOURCE
    },
    ActionType {
        provider: "CodeStarSourceConnection",
        doc: "Takes a branch of a repository at GitHub, GitLab, Bitbucket or Azure DevOps through a connection.",
        keys: &[
            Key::required("ConnectionArn", "The connection; it must have been confirmed in the console.")
                .of(Value::Form(&forms::CONNECTION_ARN))
                .instead_of(&["Connection", "ConnectionARN"]),
            Key::required("FullRepositoryId", "The repository with its owner, in the spelling of its provider.")
                .of(Value::Form(&forms::REPOSITORY_ID))
                .instead_of(&["Repo", "Repository", "RepositoryName", "FullRepositoryName", "RepositoryId"]),
            Key::required("BranchName", "The branch.").instead_of(&["Branch"]),
            format(),
            Key::new(DETECT, "Whether a change starts the pipeline. The default is `true`.")
                .of(Value::Switch)
                .instead_of(&[POLL]),
        ],
        variables: Variables::Listed(&[
            "AuthorDate",
            "AuthorDisplayName",
            "AuthorEmail",
            "AuthorId",
            "BranchName",
            "CommitId",
            "CommitMessage",
            "ConnectionArn",
            "FullRepositoryName",
            "ProviderType",
            "PullRequestId",
            "PullRequestTitle",
            "SourceBranchName",
            "DestinationBranchName",
            "TagName",
        ]),
        detection: Some(Detection::Connection),
        ..SOURCE
    },
    ActionType {
        owner: "ThirdParty",
        provider: "GitHub",
        doc: "Takes a branch of a GitHub repository with a token: the old way, before connections.",
        keys: &[
            Key::required("Owner", "The user or organisation that owns the repository."),
            Key::required("Repo", "The repository, without its owner.").instead_of(&["Repository", "RepositoryName"]),
            Key::required("Branch", "The branch.").instead_of(&["BranchName"]),
            Key::required("OAuthToken", "A token of GitHub. The service never shows it again.").secret(),
            poll(),
        ],
        variables: Variables::Listed(&[
            "CommitId",
            "CommitMessage",
            "CommitUrl",
            "RepositoryName",
            "BranchName",
            "AuthorDate",
            "CommitterDate",
        ]),
        detection: Some(Detection::Polling { instead: "a webhook" }),
        standing: Some("The GitHub source with a token is superseded by connections (CodeStarSourceConnection)."),
        ..SOURCE
    },
];
