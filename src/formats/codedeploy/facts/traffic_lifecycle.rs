//! The lifecycle events of deployments to ECS and Lambda.
//!
//! Source: CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023.

use std::fmt;

/// A platform on which a deployment shifts traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrafficPlatform {
    /// Amazon ECS.
    Ecs,
    /// AWS Lambda.
    Lambda,
}

/// A lifecycle event of a deployment to ECS or Lambda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the service's own")]
pub enum TrafficEvent {
    BeforeInstall,
    Install,
    AfterInstall,
    AllowTestTraffic,
    AfterAllowTestTraffic,
    BeforeAllowTraffic,
    AllowTraffic,
    AfterAllowTraffic,
}

use TrafficEvent as Event;

impl TrafficPlatform {
    /// Its events, in order.
    pub fn events(self) -> &'static [TrafficEvent] {
        match self {
            TrafficPlatform::Ecs => &[
                Event::BeforeInstall,
                Event::Install,
                Event::AfterInstall,
                Event::AllowTestTraffic,
                Event::AfterAllowTestTraffic,
                Event::BeforeAllowTraffic,
                Event::AllowTraffic,
                Event::AfterAllowTraffic,
            ],
            TrafficPlatform::Lambda => &[Event::BeforeAllowTraffic, Event::AllowTraffic, Event::AfterAllowTraffic],
        }
    }
}

impl TrafficEvent {
    /// As an AppSpec file names it.
    pub fn name(self) -> &'static str {
        match self {
            Event::BeforeInstall => "BeforeInstall",
            Event::Install => "Install",
            Event::AfterInstall => "AfterInstall",
            Event::AllowTestTraffic => "AllowTestTraffic",
            Event::AfterAllowTestTraffic => "AfterAllowTestTraffic",
            Event::BeforeAllowTraffic => "BeforeAllowTraffic",
            Event::AllowTraffic => "AllowTraffic",
            Event::AfterAllowTraffic => "AfterAllowTraffic",
        }
    }

    /// Whether it is the service's own, so that no hook runs in it.
    pub fn is_reserved(self) -> bool {
        matches!(self, Event::Install | Event::AllowTestTraffic | Event::AllowTraffic)
    }

    /// Whether it runs only where the deployment group has a test listener.
    pub fn needs_test_listener(self) -> bool {
        matches!(self, Event::AllowTestTraffic | Event::AfterAllowTestTraffic)
    }
}

impl fmt::Display for TrafficEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_orders_and_where_hooks_may_stand() {
        let told = |platform: TrafficPlatform| {
            let name = |event: &Event| if event.is_reserved() { format!("({event})") } else { event.to_string() };
            platform.events().iter().map(name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            told(TrafficPlatform::Ecs),
            "BeforeInstall (Install) AfterInstall (AllowTestTraffic) AfterAllowTestTraffic BeforeAllowTraffic \
             (AllowTraffic) AfterAllowTraffic"
        );
        assert_eq!(told(TrafficPlatform::Lambda), "BeforeAllowTraffic (AllowTraffic) AfterAllowTraffic");
    }
}
