//! Which action of a pipeline runs or opens which file.

use serde::{Deserialize, Serialize};

use crate::syntax::Span;

/// An action of a pipeline and the file that it runs or opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// The index of the file with the pipeline.
    pub pipeline: usize,
    /// The action, as a rehearsal names its lane: `Build.Compile`.
    pub action: String,
    /// Where the action's name stands.
    pub place: Span,
    /// What the file is to the action.
    pub kind: TieKind,
    /// The index of the file.
    pub file: usize,
    /// Where in that file it stands, if it is only a part of it: a buildspec in a template's project.
    pub part: Option<Span>,
    /// Why it is this file, in a sentence; words of files stand between backticks.
    pub why: String,
}

/// What a file is to an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// The buildspec that a CodeBuild action runs.
    Buildspec,
    /// The AppSpec file that a deploy action opens.
    AppSpec,
}
