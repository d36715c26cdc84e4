//! What the file does not say about a build: its project, how it is started, and in which way things fail.
//!
//! Which step fails is a fault of the scenario, by the step's address: `PROVISIONING`, `pre_build.commands[1]`,
//! `UPLOAD_ARTIFACTS`, `report:NAME`, `task:linux`. How such a step fails, where there are several ways, is said here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the file does not say about a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Setup {
    /// The project's name.
    pub project: String,
    /// The project's image.
    pub image: String,
    /// What the build runs on.
    pub compute: Compute,
    /// The variables that are given when the build is started. They go before those of the file.
    pub environment: BTreeMap<String, String>,
    /// Where the source comes from.
    pub source: Source,
    /// What starts the build.
    pub trigger: Trigger,
    /// The branch that is built.
    pub branch: String,
    /// After how many minutes the build is ended: 5 to 2160.
    pub build_timeout: u64,
    /// After how many minutes in the queue the build is given up: 5 to 480.
    pub queued_timeout: u64,
    /// Where the project puts its artifacts.
    pub artifacts: Artifacts,
    /// Where the project keeps its cache.
    pub cache: CacheStore,
    /// Whether the cache holds something from a build before.
    pub cache_filled: bool,
    /// How a build ends in which a phase failed and `on-failure: CONTINUE` went on. AWS does not document it.
    pub continue_ends: ContinueEnds,
    /// Someone stops the build so many seconds after its start.
    pub stop_after: Option<u64>,
    /// In which way a step fails that is to fail.
    pub ways: Ways,
    /// What counts where the file is started as a batch.
    pub batch: Batch,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            project: "web".to_owned(),
            image: "aws/codebuild/standard:7.0".to_owned(),
            compute: Compute::default(),
            environment: BTreeMap::new(),
            source: Source::default(),
            trigger: Trigger::default(),
            branch: "main".to_owned(),
            build_timeout: 60,
            queued_timeout: 480,
            artifacts: Artifacts::default(),
            cache: CacheStore::default(),
            cache_filled: true,
            continue_ends: ContinueEnds::default(),
            stop_after: None,
            ways: Ways::default(),
            batch: Batch::default(),
        }
    }
}

/// What a build runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Compute {
    /// EC2, on demand.
    #[default]
    Ec2,
    /// Lambda.
    Lambda,
    /// A fleet of reserved capacity.
    Reserved,
}

/// Where the source comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A git repository.
    #[default]
    Git,
    /// An object in S3.
    S3,
    /// The input artifact of a pipeline's action.
    CodePipeline,
    /// There is none; the buildspec stands in the project.
    None,
}

/// What starts a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// A push, by a webhook.
    #[default]
    Push,
    /// A pull request, by a webhook.
    PullRequest,
    /// A person.
    Manual,
    /// A pipeline.
    CodePipeline,
}

/// Where a project puts its artifacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Artifacts {
    /// A bucket.
    #[default]
    S3,
    /// They are handed to a pipeline.
    CodePipeline,
    /// Nowhere.
    None,
}

/// Where a project keeps its cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CacheStore {
    /// A bucket.
    #[default]
    S3,
    /// The build host.
    Local,
    /// Nowhere.
    None,
}

/// How a build ends in which a failed phase was continued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ContinueEnds {
    /// As FAILED.
    #[default]
    Failed,
    /// As SUCCEEDED, if nothing else fails.
    Succeeded,
}

/// In which way a step fails that is to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Ways {
    /// How PROVISIONING fails.
    pub provisioning: ProvisioningFailure,
    /// How DOWNLOAD_SOURCE fails.
    pub source: SourceFailure,
    /// How UPLOAD_ARTIFACTS fails.
    pub upload: UploadFailure,
    /// How a report fails.
    pub report: ReportFailure,
}

/// How PROVISIONING fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProvisioningFailure {
    /// The image cannot be pulled.
    #[default]
    Image,
    /// Docker Hub refuses: too many requests.
    TooManyRequests,
    /// The container is dead before the build is done.
    DeadContainer,
}

/// How DOWNLOAD_SOURCE fails. What the file gives no cause for is played as `clone`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceFailure {
    /// The source cannot be fetched.
    #[default]
    Clone,
    /// The buildspec is not there.
    MissingFile,
    /// A parameter of `parameter-store` does not exist.
    MissingParameter,
    /// The build may not read the parameters.
    ParameterDenied,
    /// The build may not read the secrets.
    SecretDenied,
    /// The image does not know the version of a runtime.
    UnknownRuntime,
}

/// How UPLOAD_ARTIFACTS fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UploadFailure {
    /// No file matches.
    #[default]
    NoFiles,
    /// The base directory is not there. Where the file names none, it is played as `no_files`.
    NoBaseDirectory,
    /// The bucket lies in another Region.
    OtherRegion,
}

/// How a report fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReportFailure {
    /// Its files are not there.
    #[default]
    Missing,
    /// Its files have another format.
    OtherFormat,
}

/// What counts where a file is started as a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Batch {
    /// Whether a file that holds `batch` is started as one.
    pub on: bool,
    /// How many builds of the account may run at once; no limit if none.
    pub concurrent_builds: Option<usize>,
    /// How many builds the project allows in a batch.
    pub maximum_builds: u64,
    /// After how many minutes the batch is ended; never if none.
    pub timeout: Option<u64>,
}

impl Default for Batch {
    fn default() -> Self {
        Self { on: true, concurrent_builds: None, maximum_builds: 100, timeout: None }
    }
}
