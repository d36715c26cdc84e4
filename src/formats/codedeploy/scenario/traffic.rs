//! What counts where the file is for ECS or Lambda.

use serde::{Deserialize, Serialize};

use super::Ready;
use crate::formats::codedeploy::facts::traffic_configurations::Routing;

/// What counts where the file is for ECS or Lambda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Traffic {
    /// How the deployment configuration shifts the traffic.
    pub shifting: Shifting,
    /// How many percent a canary moves first, or a linear configuration each time: 1 to 99.
    pub percent: u32,
    /// How many minutes pass between two shifts: at most 2880 between the first and the last.
    pub interval: u32,
    /// Whether the deployment group has a test listener; only for ECS.
    pub test_listener: bool,
    /// What happens when the replacement task set is ready; only for ECS.
    pub ready: Ready,
    /// How many minutes STOP_DEPLOYMENT waits for someone to reroute the traffic: at most 2880.
    pub ready_wait: u64,
    /// After how many of these minutes someone reroutes the traffic; never if none.
    pub continued_after: Option<u64>,
    /// How many minutes pass before the original task set is terminated: at most 2880; only for ECS.
    pub termination_wait: u64,
}

impl Default for Traffic {
    fn default() -> Self {
        Self {
            shifting: Shifting::default(),
            percent: 10,
            interval: 1,
            test_listener: true,
            ready: Ready::default(),
            ready_wait: 60,
            continued_after: None,
            termination_wait: 5,
        }
    }
}

impl Traffic {
    /// The routing, within the bounds of a deployment configuration.
    pub fn routing(&self) -> Routing {
        let (percent, minutes) = (self.percent, self.interval);
        match self.shifting {
            Shifting::AllAtOnce => Routing::AllAtOnce,
            Shifting::Canary => Routing::Canary { percent, minutes }.bounded(),
            Shifting::Linear => Routing::Linear { percent, minutes }.bounded(),
        }
    }
}

/// How a deployment configuration shifts traffic.
///
/// Source: CodeDeploy API, TrafficRoutingType, 2014-10-06.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Shifting {
    /// AllAtOnce: all of it together.
    AllAtOnce,
    /// TimeBasedCanary: a share, and after the interval the rest.
    Canary,
    /// TimeBasedLinear: equal shares, one at the start of each interval.
    #[default]
    Linear,
}
