//! How long things take, where the scenario does not say, in milliseconds. All of it is invented: round numbers that
//! keep a picture readable and in proportion.

use crate::formats::codedeploy::facts::lifecycle::LifecycleEvent;

/// How long one script of the event takes, or the event itself where it is the service's.
pub fn event(event: LifecycleEvent) -> u64 {
    match event {
        LifecycleEvent::BlockTraffic => 20_000,
        LifecycleEvent::AllowTraffic => 15_000,
        LifecycleEvent::DownloadBundle | LifecycleEvent::Install => 6_000,
        LifecycleEvent::BeforeInstall | LifecycleEvent::ApplicationStart | LifecycleEvent::ValidateService => 10_000,
        _ => 5_000,
    }
}

/// How long an Auto Scaling group takes to launch instances.
pub const LAUNCH: u64 = 90_000;
/// After how long CodeDeploy gives up an event.
///
/// Source: CodeDeploy User Guide, limits, 2023.
pub const EVENT_LIMIT: u64 = 3_600_000;
/// After how long CodeDeploy gives up an instance whose agent does not begin with the next event.
///
/// Source: CodeDeploy User Guide, limits, 2023.
pub const NEXT_EVENT_LIMIT: u64 = 300_000;
/// After how long a deployment in place is ended.
///
/// Source: CodeDeploy User Guide, limits, 2023.
pub const IN_PLACE_LIMIT: u64 = 8 * 3_600_000;
/// After how long a blue/green deployment is ended.
///
/// Source: CodeDeploy User Guide, limits, 2023.
pub const BLUE_GREEN_LIMIT: u64 = 109 * 3_600_000;
/// For how many minutes a blue/green deployment may wait at most, before the reroute and before the termination.
///
/// Source: CodeDeploy User Guide, limits, 2023.
pub const LONGEST_WAIT: u64 = 2_880;
