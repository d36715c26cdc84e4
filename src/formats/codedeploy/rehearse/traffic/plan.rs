//! What an AppSpec file for ECS or Lambda asks for, reduced to what a rehearsal needs. It does not know how the file
//! was read.

use crate::formats::codedeploy::facts::traffic_lifecycle::{TrafficEvent, TrafficPlatform};
use crate::syntax::Span;

/// What is to be rehearsed.
#[derive(Debug, Clone)]
pub struct TrafficPlan {
    /// What takes the traffic.
    pub target: TrafficTarget,
    /// The hooks, in the order of the file. The first of an event counts.
    pub hooks: Vec<HookPlan>,
    /// What CodeDeploy will object to: the first is told.
    pub refusals: Vec<Refusal>,
    /// What else is to be said at the start.
    pub notes: Vec<String>,
}

/// What takes the traffic.
#[derive(Debug, Clone)]
pub enum TrafficTarget {
    /// A replacement task set of an ECS service.
    Ecs(EcsTarget),
    /// Another version of a Lambda function.
    Lambda(LambdaTarget),
}

/// A value of the file. It is empty where the file has none, or none that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The value.
    pub text: String,
    /// Where it is written.
    pub place: Option<Span>,
}

/// The replacement task set of an ECS service.
#[derive(Debug, Clone, Default)]
pub struct EcsTarget {
    /// `TaskDefinition`
    pub task_definition: Said,
    /// `ContainerName`
    pub container: Said,
    /// `ContainerPort`
    pub port: Said,
}

/// A Lambda function and the versions between which its alias is moved.
#[derive(Debug, Clone, Default)]
pub struct LambdaTarget {
    /// `Name`
    pub name: Said,
    /// `Alias`
    pub alias: Said,
    /// `CurrentVersion`
    pub current: Said,
    /// `TargetVersion`
    pub target: Said,
}

/// The Lambda function of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookPlan {
    /// The event.
    pub event: TrafficEvent,
    /// Where it is written.
    pub place: Option<Span>,
    /// The name or ARN of the function, and where that is written.
    pub function: Said,
}

/// An objection of CodeDeploy to the file, which it raises when the deployment has been created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The message.
    pub message: String,
    /// Where in the file the cause is.
    pub place: Option<Span>,
    /// Why this is an assumption.
    pub assumed: Option<String>,
}

impl TrafficPlan {
    /// The platform.
    pub fn platform(&self) -> TrafficPlatform {
        match self.target {
            TrafficTarget::Ecs(_) => TrafficPlatform::Ecs,
            TrafficTarget::Lambda(_) => TrafficPlatform::Lambda,
        }
    }

    /// The hook of an event.
    pub fn hook(&self, event: TrafficEvent) -> Option<&HookPlan> {
        self.hooks.iter().find(|hook| hook.event == event)
    }
}
