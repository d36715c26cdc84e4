//! The filters of triggers, and what passes them.

use super::Event;
use super::glob::matches;
use crate::formats::codepipeline::model::{Patterns, PullRequestEvent, Trigger};
use crate::formats::codepipeline::scenario::RequestEvent;
use crate::schema::{Field, List};

/// Of the changed files only so many are seen.
///
/// Source: CodePipeline User Guide, filtering triggers, 2026.
const MOST_FILES: usize = 100;

/// A trigger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TriggerPlan {
    /// The name of its source action.
    pub source: String,
    /// Its filters, in the order of the file: those of pushes first.
    pub filters: Vec<FilterPlan>,
}

/// A filter of a trigger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilterPlan {
    /// What it is called: `push filter 1`.
    pub name: String,
    /// Whether it is for pull requests.
    pub is_request: bool,
    /// The events of pull requests that pass; all if none.
    pub events: Vec<RequestEvent>,
    /// The tags that pass, if tags do.
    pub tags: Option<PatternsPlan>,
    /// The branches that pass.
    pub branches: Option<PatternsPlan>,
    /// The changed files that pass.
    pub files: Option<PatternsPlan>,
}

/// Patterns of which one must match, and others of which none may.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PatternsPlan {
    /// Of these one must match; all texts do if there is none.
    pub includes: Vec<String>,
    /// Of these none may match.
    pub excludes: Vec<String>,
}

impl TriggerPlan {
    /// A trigger of a file, if its source is known.
    pub fn of(trigger: &Trigger) -> Option<Self> {
        let git = trigger.git_configuration.value()?;
        let mut filters = Vec::new();
        for (index, push) in git.push.value().into_iter().flat_map(List::known).enumerate() {
            filters.push(FilterPlan {
                name: format!("push filter {}", index + 1),
                tags: patterns(&push.value.tags),
                branches: patterns(&push.value.branches),
                files: patterns(&push.value.file_paths),
                ..FilterPlan::default()
            });
        }
        for (index, request) in git.pull_request.value().into_iter().flat_map(List::known).enumerate() {
            let events = request.value.events.value().into_iter().flat_map(List::known);
            filters.push(FilterPlan {
                name: format!("pull request filter {}", index + 1),
                is_request: true,
                events: events.map(|event| event_of(event.value)).collect(),
                branches: patterns(&request.value.branches),
                files: patterns(&request.value.file_paths),
                ..FilterPlan::default()
            });
        }
        Some(Self { source: git.source_action_name.value()?.clone(), filters })
    }
}

fn event_of(event: PullRequestEvent) -> RequestEvent {
    match event {
        PullRequestEvent::Open => RequestEvent::Open,
        PullRequestEvent::Updated => RequestEvent::Updated,
        PullRequestEvent::Closed => RequestEvent::Closed,
    }
}

fn patterns(field: &Field<Patterns>) -> Option<PatternsPlan> {
    let list = |list: &Field<List<String>>| {
        list.value().into_iter().flat_map(List::known).map(|it| it.value.clone()).collect()
    };
    field.value().map(|it| PatternsPlan { includes: list(&it.includes), excludes: list(&it.excludes) })
}

impl PatternsPlan {
    /// Why a text does not pass; nothing if it does.
    fn objects(&self, what: &str, text: &str) -> Result<(), String> {
        if let Some(pattern) = self.excludes.iter().find(|pattern| matches(pattern, text)) {
            return Err(format!("{what} `{text}` is excluded by `{pattern}`"));
        }
        if self.includes.is_empty() || self.includes.iter().any(|pattern| matches(pattern, text)) {
            return Ok(());
        }
        Err(format!("{what} `{text}` matches none of {}", super::listed(&self.includes)))
    }
}

impl FilterPlan {
    /// Whether an event passes.
    ///
    /// # Errors
    /// Why it does not, in words.
    pub fn passes(&self, event: &Event) -> Result<(), String> {
        match (event, self.is_request) {
            (Event::Tag { tag }, false) => match &self.tags {
                Some(tags) => tags.objects("the tag", tag),
                None => Err("it is for branches, and a tag is pushed".to_owned()),
            },
            (Event::Branch { branch, files, is_new }, false) => match &self.branches {
                None if self.tags.is_some() => Err("it is for tags, and a branch is pushed".to_owned()),
                branches => {
                    branches.as_ref().map_or(Ok(()), |branches| branches.objects("the branch", branch))?;
                    if *is_new && self.files.is_some() {
                        return Err("the first push of a new branch never passes a filter of file paths".to_owned());
                    }
                    self.pass_files(files)
                }
            },
            (Event::Request { event, destination, files, .. }, true) => {
                if !self.events.is_empty() && !self.events.contains(event) {
                    return Err(format!("its events do not list {}", super::word(*event)));
                }
                let branches = self.branches.as_ref();
                branches.map_or(Ok(()), |branches| branches.objects("the destination branch", destination))?;
                self.pass_files(files)
            }
            (Event::Request { .. }, false) => Err("it is for pushes, and this is a pull request".to_owned()),
            (_, true) => Err("it is for pull requests, and this is a push".to_owned()),
        }
    }

    fn pass_files(&self, files: &[String]) -> Result<(), String> {
        let Some(patterns) = &self.files else { return Ok(()) };
        let mut first = None;
        for file in files.iter().take(MOST_FILES) {
            match patterns.objects("the file", file) {
                Ok(()) => return Ok(()),
                Err(why) => first = first.or(Some(why)),
            }
        }
        let why = first.unwrap_or_else(|| "it asks for changed files, and none is named".to_owned());
        Err(if files.len() > 1 { format!("no changed file passes: {why}") } else { why })
    }
}
