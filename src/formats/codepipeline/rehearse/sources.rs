//! How a source action notices a change.

use super::plan::{ActionPlan, PipelinePlan};

/// How a change is noticed, in words.
///
/// Source: CodePipeline User Guide, change-detection methods, 2026.
pub fn notices(plan: &PipelinePlan, action: &ActionPlan) -> &'static str {
    let is_off = |key: &str| action.setting(key).is_some_and(|value| value.eq_ignore_ascii_case("false"));
    match action.provider.as_str() {
        "ECR" => "an Events rule",
        "CodeStarSourceConnection" if plan.triggers.iter().any(|trigger| trigger.source == action.name) => {
            "the connection's webhook, filtered by a trigger"
        }
        "CodeStarSourceConnection" if is_off("DetectChanges") => "nothing: it is started by hand",
        "CodeStarSourceConnection" => "the connection's webhook",
        "S3" | "CodeCommit" if is_off("PollForSourceChanges") => "an Events rule",
        "GitHub" if is_off("PollForSourceChanges") => "a webhook",
        "S3" | "CodeCommit" | "GitHub" => "polling",
        _ => "its provider",
    }
}

/// What else is worth knowing of such a source.
pub fn note(action: &ActionPlan) -> Option<&'static str> {
    match action.provider.as_str() {
        "CodeCommit" => {
            Some("CodeCommit was closed to new customers in July 2024, and is open again since November 2025.")
        }
        "GitHub" => {
            Some("Version 1 of the GitHub source: it signs in with an OAuth token. A connection replaces it.")
        }
        _ => None,
    }
}
