//! What is pushed.

use serde::{Deserialize, Serialize};

/// A change that a source may notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Push {
    /// So many seconds after the beginning.
    pub at: u64,
    /// The revision, such as a commit.
    pub revision: String,
    /// The message of the change.
    pub message: String,
    /// The source action whose repository or bucket changes; the first if none.
    pub source: Option<String>,
    /// The branch that is pushed to. Without a branch, a tag and a pull request the change is one that starts the
    /// pipeline.
    pub branch: Option<String>,
    /// The tag that is pushed.
    pub tag: Option<String>,
    /// The pull request that is opened, updated or closed.
    pub pull_request: Option<PushedRequest>,
    /// The files that are changed.
    pub files: Vec<String>,
    /// Whether it is the first push of a new branch.
    pub new_branch: bool,
}

impl Default for Push {
    fn default() -> Self {
        Self {
            at: 0,
            revision: "4f2a9c1".to_owned(),
            message: "Fix rounding".to_owned(),
            source: None,
            branch: None,
            tag: None,
            pull_request: None,
            files: Vec::new(),
            new_branch: false,
        }
    }
}

/// What happens to a pull request.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PushedRequest {
    /// What happens.
    pub event: RequestEvent,
    /// The branch that is to be merged.
    pub source: String,
    /// The branch into which it is to be merged.
    pub destination: String,
}

/// What happens to a pull request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestEvent {
    /// It is opened.
    #[default]
    Open,
    /// It gets new commits.
    Updated,
    /// It is merged or closed.
    Closed,
}
