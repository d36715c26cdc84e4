//! What versions, task sets, functions and lengths of time are called.

use super::plan::{EcsTarget, LambdaTarget, TrafficTarget};
use crate::formats::codedeploy::facts::traffic_configurations::{PREFIX, Routing, predefined};
use crate::formats::codedeploy::facts::traffic_lifecycle::TrafficPlatform;

/// What loses the traffic and what takes it, as sentences call them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parties {
    /// A heading for the deployment.
    pub title: String,
    /// What has the traffic before: `version 7`, `the original task set`.
    pub old: String,
    /// What is to take it: `version 8`, `the replacement task set`.
    pub new: String,
}

impl Parties {
    /// The parties of a deployment.
    pub fn of(target: &TrafficTarget) -> Self {
        match target {
            TrafficTarget::Ecs(ecs) => Self {
                title: match task_definition(ecs) {
                    "" => "Shift traffic to a replacement task set".to_owned(),
                    name => format!("Shift traffic to a task set of {name}"),
                },
                old: "the original task set".to_owned(),
                new: "the replacement task set".to_owned(),
            },
            TrafficTarget::Lambda(lambda) => {
                let (old, new) = (version(&lambda.current.text, "current"), version(&lambda.target.text, "target"));
                let name = match lambda.name.text.as_str() {
                    "" => "a function",
                    arn => function(arn),
                };
                Self { title: format!("Shift {name} from {old} to {new}"), old, new }
            }
        }
    }
}

/// A version, by its number where that is known.
fn version(number: &str, which: &str) -> String {
    if number.is_empty() { format!("the {which} version") } else { format!("version {number}") }
}

/// What a task set runs: `web:42`.
pub fn task_definition(ecs: &EcsTarget) -> &str {
    let text = ecs.task_definition.text.as_str();
    text.rsplit_once("task-definition/").map_or(text, |(_, name)| name)
}

/// What the alias is called in a sentence.
pub fn alias(lambda: &LambdaTarget) -> String {
    if lambda.alias.text.is_empty() { "the alias".to_owned() } else { format!("the alias `{}`", lambda.alias.text) }
}

/// A function by its name, which is the seventh part of its ARN.
pub fn function(name: &str) -> &str {
    let is_arn = name.starts_with("arn:");
    name.split(':').nth(if is_arn { 6 } else { 0 }).filter(|part| !part.is_empty()).unwrap_or(name)
}

/// The text without its article.
pub fn bare(name: &str) -> &str {
    name.strip_prefix("the ").unwrap_or(name)
}

/// The text with a capital first letter.
pub fn upper_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// `1 minute`, `5 minutes`.
pub fn minutes(number: u64) -> String {
    if number == 1 { "1 minute".to_owned() } else { format!("{number} minutes") }
}

/// A deployment configuration: its name, or what a custom one does.
pub fn configuration(platform: TrafficPlatform, routing: Routing) -> String {
    if let Some(known) = predefined(platform, routing) {
        return format!("{PREFIX}{}", known.name);
    }
    match routing {
        // Both platforms have a predefined one.
        Routing::AllAtOnce => "AllAtOnce".to_owned(),
        Routing::Canary { percent, minutes: wait } => {
            format!("a custom canary of {percent} % for {}", minutes(wait.into()))
        }
        Routing::Linear { percent, minutes: 1 } => format!("a custom {percent} % every minute"),
        Routing::Linear { percent, minutes } => format!("a custom {percent} % every {minutes} minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_called_by_their_names() {
        assert_eq!(function("smoke"), "smoke");
        assert_eq!(function("smoke:live"), "smoke");
        assert_eq!(function("arn:aws:lambda:eu-west-1:123456789012:function:smoke:live"), "smoke");
        assert_eq!(function("arn:aws"), "arn:aws");
    }

    #[test]
    fn configurations_by_name_or_by_what_they_do() {
        let told = |routing| configuration(TrafficPlatform::Ecs, routing);
        assert_eq!(
            told(Routing::Linear { percent: 10, minutes: 3 }),
            "CodeDeployDefault.ECSLinear10PercentEvery3Minutes"
        );
        assert_eq!(told(Routing::Canary { percent: 25, minutes: 1 }), "a custom canary of 25 % for 1 minute");
        assert_eq!(told(Routing::Linear { percent: 20, minutes: 2 }), "a custom 20 % every 2 minutes");
    }
}
