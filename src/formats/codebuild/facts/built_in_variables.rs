//! The variables that CodeBuild sets in every build.
//!
//! The list is that of the AWS CodeBuild User Guide, page *Environment variables in build environments*, 2026.

/// The variables that every build has, and those of builds that a webhook started.
pub const BUILT_IN: &[&str] = &[
    "AWS_DEFAULT_REGION",
    "AWS_REGION",
    "HOME",
    "CODEBUILD_BATCH_BUILD_IDENTIFIER",
    "CODEBUILD_BUILD_ARN",
    "CODEBUILD_BUILD_ID",
    "CODEBUILD_BUILD_IMAGE",
    "CODEBUILD_BUILD_NUMBER",
    "CODEBUILD_BUILD_SUCCEEDING",
    "CODEBUILD_INITIATOR",
    "CODEBUILD_KMS_KEY_ID",
    "CODEBUILD_LOG_PATH",
    "CODEBUILD_PUBLIC_BUILD_URL",
    "CODEBUILD_RESOLVED_SOURCE_VERSION",
    "CODEBUILD_SOURCE_REPO_URL",
    "CODEBUILD_SOURCE_VERSION",
    "CODEBUILD_SRC_DIR",
    "CODEBUILD_START_TIME",
    "CODEBUILD_WEBHOOK_ACTOR_ACCOUNT_ID",
    "CODEBUILD_WEBHOOK_BASE_REF",
    "CODEBUILD_WEBHOOK_EVENT",
    "CODEBUILD_WEBHOOK_HEAD_REF",
    "CODEBUILD_WEBHOOK_MERGE_COMMIT",
    "CODEBUILD_WEBHOOK_PREV_COMMIT",
    "CODEBUILD_WEBHOOK_TRIGGER",
];

/// The variables that only builds of a runner have.
const OF_RUNNERS: &[&str] = &[
    "CODEBUILD_RUNNER_OWNER",
    "CODEBUILD_RUNNER_REPO",
    "CODEBUILD_RUNNER_REPO_DOMAIN",
    "CODEBUILD_RUNNER_WITH_BUILDSPEC",
    "CODEBUILD_WEBHOOK_LABEL",
    "CODEBUILD_WEBHOOK_RUN_ID",
    "CODEBUILD_WEBHOOK_JOB_ID",
    "CODEBUILD_WEBHOOK_WORKFLOW_NAME",
];

/// These, followed by the identifier of a secondary source, speak of that source.
const OF_SOURCES: &[&str] = &["CODEBUILD_SRC_DIR_", "CODEBUILD_SOURCE_REPO_URL_", "CODEBUILD_SOURCE_VERSION_"];

/// The beginning of all names that CodeBuild keeps for itself.
pub const RESERVED: &str = "CODEBUILD_";

/// Whether CodeBuild sets a variable of that name in some build.
pub fn is_built_in(name: &str) -> bool {
    BUILT_IN.contains(&name)
        || OF_RUNNERS.contains(&name)
        || OF_SOURCES.iter().any(|beginning| name.strip_prefix(beginning).is_some_and(|id| !id.is_empty()))
}
