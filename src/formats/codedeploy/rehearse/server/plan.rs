//! What an AppSpec file for EC2 or on-premises instances asks for, reduced to what a rehearsal needs. It does not
//! know how the file was read.

use crate::formats::codedeploy::model::FileExistsBehavior;
use crate::syntax::Span;

/// What is to be rehearsed.
#[derive(Debug, Clone, Default)]
pub struct ServerPlan {
    /// Whether the file is for Windows.
    pub windows: bool,
    /// `files`, in order.
    pub files: Vec<FileEntry>,
    /// `file_exists_behavior`
    pub file_exists_behavior: Option<FileExistsBehavior>,
    /// `hooks`, in the order of the file. An event that is there twice is there with its last list.
    pub hooks: Vec<HookPlan>,
    /// What the agent will object to.
    pub refusals: Vec<Refusal>,
    /// What else is to be said at the start.
    pub notes: Vec<String>,
}

/// An item of `files`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// `source`
    pub source: String,
    /// `destination`
    pub destination: String,
    /// Where it is written.
    pub place: Option<Span>,
}

/// The scripts of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookPlan {
    /// The event as it is written.
    pub event: String,
    /// Where it is written.
    pub place: Option<Span>,
    /// Its scripts, in order.
    pub scripts: Vec<ScriptPlan>,
}

/// A script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptPlan {
    /// `location`
    pub location: String,
    /// `timeout` in seconds, as the agent reads it.
    pub timeout: u64,
    /// `runas`, where it counts.
    pub run_as: Option<String>,
    /// Where it is written.
    pub place: Option<Span>,
}

/// An objection of the agent to the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// When it is raised.
    pub point: RefusalPoint,
    /// The agent's message.
    pub message: String,
    /// Where in the file the cause is.
    pub place: Option<Span>,
    /// Why this is an assumption.
    pub assumed: Option<String>,
}

/// When the agent objects to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalPoint {
    /// When it reads the file for the first time: in BeforeInstall, the first event that uses the new bundle.
    Parsing,
    /// In Install, before it touches anything.
    Install,
    /// In Install, when it plans what to copy: the files of the last revision are gone by then.
    Planning,
}
