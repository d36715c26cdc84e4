//! Which pushes and pull requests start an execution.

use crate::schema::{Field, List, Schema};

/// A trigger: which pushes and pull requests of a connection's repository start an execution. V2 only.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, PipelineTriggerDeclaration, 2026")]
pub struct Trigger {
    /// Who tells of changes: `CodeStarSourceConnection`.
    #[key(required)]
    pub provider_type: Field<ProviderType>,
    /// The source action, and which of its repository's events count.
    #[key(required, waived = "pascal")]
    pub git_configuration: Field<GitConfiguration>,
}

/// Who tells of changes.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProviderType {
    /// A connection to a repository outside AWS.
    CodeStarSourceConnection,
}

/// The source action of a trigger, and which events count.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, GitConfiguration, 2026")]
pub struct GitConfiguration {
    /// The name of the source action, which must be one of a connection.
    #[key(required)]
    pub source_action_name: Field<String>,
    /// Which pushes count: 1 to 3 filters, of which one must let the push through.
    pub push: Field<List<PushFilter>>,
    /// Which pull requests count: 1 to 3 filters, of which one must let the event through.
    pub pull_request: Field<List<PullRequestFilter>>,
}

/// Which pushes count: by tags, or by branches, or by branches and changed files.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, GitPushFilter, 2026")]
pub struct PushFilter {
    /// The tags that count. They cannot be combined with branches or file paths.
    pub tags: Field<Patterns>,
    /// The branches that count.
    pub branches: Field<Patterns>,
    /// The changed files that count; only together with branches.
    pub file_paths: Field<Patterns>,
}

/// Which pull requests count: by branches, or by branches and changed files.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, GitPullRequestFilter, 2026")]
pub struct PullRequestFilter {
    /// The events that count: 1 to 3; all three if absent.
    pub events: Field<List<PullRequestEvent>>,
    /// The branches into which it is to be merged.
    pub branches: Field<Patterns>,
    /// The changed files that count; only together with branches.
    pub file_paths: Field<Patterns>,
}

/// What happened to a pull request.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PullRequestEvent {
    /// It was opened.
    #[word("OPEN")]
    Open,
    /// It got new commits.
    #[word("UPDATED")]
    Updated,
    /// It was merged or closed.
    #[word("CLOSED")]
    Closed,
}

/// Glob patterns: of what is included something must match, and nothing of what is excluded.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, GitBranchFilterCriteria, 2026")]
pub struct Patterns {
    /// Patterns of which one must match: 1 to 8.
    pub includes: Field<List<String>>,
    /// Patterns of which none may match: 1 to 8. They win over `includes`.
    pub excludes: Field<List<String>>,
}
