//! How traffic is shifted: the kinds of routing, their bounds, and the predefined deployment configurations for ECS
//! and Lambda.
//!
//! Sources: CodeDeploy User Guide, deployment-configurations and limits, 2023; CodeDeploy API, TrafficRoutingConfig,
//! 2014-10-06.

use super::traffic_lifecycle::TrafficPlatform::{self, Ecs, Lambda};

/// How traffic is shifted to the new version or task set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Routing {
    /// `AllAtOnce`
    AllAtOnce,
    /// `TimeBasedCanary`: a share, and after the interval the rest.
    Canary {
        /// canaryPercentage: how many percent move first.
        percent: u32,
        /// canaryInterval: after how many minutes the rest moves.
        minutes: u32,
    },
    /// `TimeBasedLinear`: equal shares, one at the start of each interval.
    Linear {
        /// linearPercentage: how many percent move each time.
        percent: u32,
        /// linearInterval: how many minutes lie between two shares.
        minutes: u32,
    },
}

/// The most minutes between the first and the last shift.
pub const MOST_MINUTES: u32 = 2880;

impl Routing {
    /// The same within the bounds: 1 to 99 percent, at least a minute between two shifts, and at most
    /// [`MOST_MINUTES`] between the first and the last.
    #[must_use]
    pub fn bounded(self) -> Self {
        match self {
            Routing::AllAtOnce => self,
            Routing::Canary { percent, minutes } => {
                Routing::Canary { percent: percent.clamp(1, 99), minutes: minutes.clamp(1, MOST_MINUTES) }
            }
            Routing::Linear { percent, minutes } => {
                let percent = percent.clamp(1, 99);
                // From 99 percent downwards there are always two shifts or more.
                let waits = 100_u32.div_ceil(percent) - 1;
                Routing::Linear { percent, minutes: minutes.clamp(1, MOST_MINUTES / waits) }
            }
        }
    }
}

/// A predefined deployment configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrafficConfiguration {
    /// Its name behind `CodeDeployDefault.`.
    pub name: &'static str,
    /// For which platform it is.
    pub platform: TrafficPlatform,
    /// How it shifts the traffic.
    pub routing: Routing,
}

/// What the names of predefined configurations begin with.
pub const PREFIX: &str = "CodeDeployDefault.";

const fn canary(platform: TrafficPlatform, name: &'static str, minutes: u32) -> TrafficConfiguration {
    TrafficConfiguration { name, platform, routing: Routing::Canary { percent: 10, minutes } }
}

const fn linear(platform: TrafficPlatform, name: &'static str, minutes: u32) -> TrafficConfiguration {
    TrafficConfiguration { name, platform, routing: Routing::Linear { percent: 10, minutes } }
}

/// The predefined configurations for ECS and Lambda.
///
/// A single minute is `Every1Minutes` for ECS and `Every1Minute` for Lambda.
pub const PREDEFINED: &[TrafficConfiguration] = &[
    TrafficConfiguration { name: "ECSAllAtOnce", platform: Ecs, routing: Routing::AllAtOnce },
    canary(Ecs, "ECSCanary10Percent5Minutes", 5),
    canary(Ecs, "ECSCanary10Percent15Minutes", 15),
    linear(Ecs, "ECSLinear10PercentEvery1Minutes", 1),
    linear(Ecs, "ECSLinear10PercentEvery3Minutes", 3),
    TrafficConfiguration { name: "LambdaAllAtOnce", platform: Lambda, routing: Routing::AllAtOnce },
    canary(Lambda, "LambdaCanary10Percent5Minutes", 5),
    canary(Lambda, "LambdaCanary10Percent10Minutes", 10),
    canary(Lambda, "LambdaCanary10Percent15Minutes", 15),
    canary(Lambda, "LambdaCanary10Percent30Minutes", 30),
    linear(Lambda, "LambdaLinear10PercentEvery1Minute", 1),
    linear(Lambda, "LambdaLinear10PercentEvery2Minutes", 2),
    linear(Lambda, "LambdaLinear10PercentEvery3Minutes", 3),
    linear(Lambda, "LambdaLinear10PercentEvery10Minutes", 10),
];

/// The predefined configuration that shifts traffic so on that platform.
pub fn predefined(platform: TrafficPlatform, routing: Routing) -> Option<&'static TrafficConfiguration> {
    PREDEFINED.iter().find(|known| known.platform == platform && known.routing == routing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_fourteen_and_their_names_say_what_they_do() {
        assert_eq!(PREDEFINED.len(), 14);
        for known in PREDEFINED {
            let platform = if known.platform == Ecs { "ECS" } else { "Lambda" };
            let plural = |minutes: u32| if minutes == 1 && known.platform == Lambda { "" } else { "s" };
            let name = match known.routing {
                Routing::AllAtOnce => format!("{platform}AllAtOnce"),
                Routing::Canary { percent, minutes } => format!("{platform}Canary{percent}Percent{minutes}Minutes"),
                Routing::Linear { percent, minutes } => {
                    format!("{platform}Linear{percent}PercentEvery{minutes}Minute{}", plural(minutes))
                }
            };
            assert_eq!(known.name, name);
            assert_eq!(known.routing.bounded(), known.routing);
            assert_eq!(predefined(known.platform, known.routing), Some(known));
        }
        assert_eq!(predefined(Ecs, Routing::Linear { percent: 10, minutes: 2 }), None);
    }

    #[test]
    fn the_bounds_hold() {
        let canary = |percent, minutes| Routing::Canary { percent, minutes };
        let linear = |percent, minutes| Routing::Linear { percent, minutes };
        assert_eq!(canary(0, 0).bounded(), canary(1, 1));
        assert_eq!(canary(100, 9999).bounded(), canary(99, 2880));
        assert_eq!(linear(1, 60).bounded(), linear(1, 29));
        assert_eq!(linear(50, 9999).bounded(), linear(50, 2880));
        assert_eq!(linear(250, 5).bounded(), linear(99, 5));
    }
}
