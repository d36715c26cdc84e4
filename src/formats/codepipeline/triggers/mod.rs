//! Which push starts a pipeline, and why.
//!
//! Source: CodePipeline User Guide, filtering triggers and change-detection methods, 2026.

mod filter;
pub mod glob;

#[cfg(test)]
mod tests;

pub use filter::{FilterPlan, PatternsPlan, TriggerPlan};

use super::model::Category;
use super::rehearse::plan::{ActionPlan, PipelinePlan};
use super::scenario::{Push, RequestEvent};

/// What happens in a repository, a bucket or a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A branch is pushed to.
    Branch {
        /// The branch.
        branch: String,
        /// The files that are changed.
        files: Vec<String>,
        /// Whether it is the first push of a new branch.
        is_new: bool,
    },
    /// A tag is pushed.
    Tag {
        /// The tag.
        tag: String,
    },
    /// Something happens to a pull request.
    Request {
        /// What happens.
        event: RequestEvent,
        /// The branch that is to be merged.
        source: String,
        /// The branch into which it is to be merged.
        destination: String,
        /// The files that are changed.
        files: Vec<String>,
    },
}

/// Whether something starts the pipeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whether it does.
    pub starts: bool,
    /// Through what, or why not: whole sentences.
    pub why: String,
}

/// What a pipeline watches: its sources and its triggers.
pub struct Watch<'p> {
    sources: Vec<&'p ActionPlan>,
    triggers: &'p [TriggerPlan],
}

impl Event {
    /// What a push of a scenario is; none where it says nothing of a branch, a tag or a pull request.
    pub fn of(push: &Push) -> Option<Self> {
        if let Some(request) = &push.pull_request {
            return Some(Self::Request {
                event: request.event,
                source: request.source.clone(),
                destination: request.destination.clone(),
                files: push.files.clone(),
            });
        }
        if let Some(tag) = &push.tag {
            return Some(Self::Tag { tag: tag.clone() });
        }
        let branch = push.branch.clone()?;
        Some(Self::Branch { branch, files: push.files.clone(), is_new: push.new_branch })
    }
}

impl<'p> Watch<'p> {
    /// What a pipeline watches.
    pub fn of(plan: &'p PipelinePlan) -> Self {
        let actions = plan.stages.iter().flat_map(|stage| &stage.actions);
        let sources = actions.filter(|action| action.category == Category::Source).collect();
        Self { sources, triggers: &plan.triggers }
    }

    /// Whether an event starts the pipeline. It happens where the source action of that name looks; at the first if
    /// none is named.
    pub fn answer(&self, source: Option<&str>, event: &Event) -> Answer {
        let named = |action: &&&ActionPlan| source.is_none_or(|name| action.name == name);
        let Some(source) = self.sources.iter().find(named) else {
            let why = source.map_or("The pipeline has no source action.".to_owned(), |name| {
                format!("The pipeline has no source action `{name}`.")
            });
            return Answer { starts: false, why };
        };
        match self.triggers.iter().find(|trigger| trigger.source == source.name) {
            Some(trigger) => triggered(trigger, event),
            None => detected(source, event),
        }
    }
}

fn triggered(trigger: &TriggerPlan, event: &Event) -> Answer {
    let source = &trigger.source;
    if trigger.filters.is_empty() {
        let starts = matches!(event, Event::Branch { .. });
        let why = format!("The trigger of `{source}` has no filter: every push to a branch starts the pipeline.");
        return Answer { starts, why };
    }
    let mut objections = Vec::new();
    for filter in &trigger.filters {
        match filter.passes(event) {
            Ok(()) => {
                let why = format!("It passes {} of the trigger of `{source}`.", filter.name);
                return Answer { starts: true, why };
            }
            Err(why) => objections.push(format!("It does not pass {}: {why}.", filter.name)),
        }
    }
    Answer { starts: false, why: objections.join(" ") }
}

/// What starts a pipeline through a source without a trigger.
fn detected(source: &ActionPlan, event: &Event) -> Answer {
    let name = &source.name;
    let off = |key: &str| source.setting(key).is_some_and(|value| value.eq_ignore_ascii_case("false"));
    let told = |starts, why: String| Answer { starts, why };
    let Event::Branch { branch, .. } = event else {
        let what = if matches!(event, Event::Tag { .. }) { "a tag" } else { "a pull request" };
        return told(false, format!("`{name}` has no trigger: {what} does not start the pipeline."));
    };
    let how = match source.provider.as_str() {
        "S3" | "ECR" => return told(false, format!("`{name}` looks at no branches.")),
        "CodeStarSourceConnection" if off("DetectChanges") => {
            return told(false, format!("`DetectChanges` of `{name}` is false: changes start nothing."));
        }
        "CodeStarSourceConnection" => "its connection tells of the push",
        _ if off("PollForSourceChanges") => "an Events rule or a webhook tells of the push, if there is one",
        _ => "polling finds the change",
    };
    let own = source.setting("BranchName").or_else(|| source.setting("Branch"));
    match own {
        Some(own) if own != branch => {
            told(false, format!("`{name}` looks at the branch `{own}`, not at `{branch}`."))
        }
        _ => told(true, format!("`{name}` looks at the branch `{branch}`, and {how}.")),
    }
}

/// The service's own word for what happens to a pull request.
fn word(event: RequestEvent) -> &'static str {
    match event {
        RequestEvent::Open => "OPEN",
        RequestEvent::Updated => "UPDATED",
        RequestEvent::Closed => "CLOSED",
    }
}

/// Patterns, each between backticks.
fn listed(patterns: &[String]) -> String {
    let patterns: Vec<String> = patterns.iter().map(|pattern| format!("`{pattern}`")).collect();
    patterns.join(", ")
}
