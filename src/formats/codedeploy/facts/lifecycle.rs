//! The lifecycle events of a deployment to EC2 or on-premises instances: where each runs, and whose script it runs.
//!
//! Sources: CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023; agent 1.8.1.

use std::fmt;

/// A lifecycle event of a deployment to EC2 or on-premises instances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the service's own")]
pub enum LifecycleEvent {
    BeforeBlockTraffic,
    BlockTraffic,
    AfterBlockTraffic,
    ApplicationStop,
    DownloadBundle,
    BeforeInstall,
    Install,
    AfterInstall,
    ApplicationStart,
    ValidateService,
    BeforeAllowTraffic,
    AllowTraffic,
    AfterAllowTraffic,
}

use LifecycleEvent as Event;

/// What a deployment does to an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Course {
    /// It updates the instance where it is.
    InPlace,
    /// It makes a replacement instance of a blue/green deployment ready and gives it the traffic.
    Replacement,
    /// It takes the traffic from an original instance of a blue/green deployment.
    Original,
    /// It gives the traffic back to an original instance: the rollback of a blue/green deployment.
    RollbackOriginal,
    /// It takes the traffic from a replacement instance: the rollback of a blue/green deployment.
    RollbackReplacement,
    /// Auto Scaling has launched the instance.
    AutoScalingLaunch,
    /// Auto Scaling terminates the instance.
    AutoScalingTermination,
    /// It starts the installed revision anew where it is: the deployment mode RESTART.
    Restart,
}

/// Whose script an event runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The revision that is being deployed.
    This,
    /// The revision whose Install was the last to finish on the instance.
    LastSuccessfulInstall,
    /// The revision whose Install was the last to begin on the instance.
    MostRecentInstall,
}

const BLOCK: [Event; 3] = [Event::BeforeBlockTraffic, Event::BlockTraffic, Event::AfterBlockTraffic];
const ALLOW: [Event; 3] = [Event::BeforeAllowTraffic, Event::AllowTraffic, Event::AfterAllowTraffic];
const INSTALL: [Event; 7] = [
    Event::ApplicationStop,
    Event::DownloadBundle,
    Event::BeforeInstall,
    Event::Install,
    Event::AfterInstall,
    Event::ApplicationStart,
    Event::ValidateService,
];

impl LifecycleEvent {
    /// All of them, in the order of a deployment in place.
    pub const ALL: [Event; 13] = [
        Event::BeforeBlockTraffic,
        Event::BlockTraffic,
        Event::AfterBlockTraffic,
        Event::ApplicationStop,
        Event::DownloadBundle,
        Event::BeforeInstall,
        Event::Install,
        Event::AfterInstall,
        Event::ApplicationStart,
        Event::ValidateService,
        Event::BeforeAllowTraffic,
        Event::AllowTraffic,
        Event::AfterAllowTraffic,
    ];

    /// As an AppSpec file names it.
    pub fn name(self) -> &'static str {
        match self {
            Event::BeforeBlockTraffic => "BeforeBlockTraffic",
            Event::BlockTraffic => "BlockTraffic",
            Event::AfterBlockTraffic => "AfterBlockTraffic",
            Event::ApplicationStop => "ApplicationStop",
            Event::DownloadBundle => "DownloadBundle",
            Event::BeforeInstall => "BeforeInstall",
            Event::Install => "Install",
            Event::AfterInstall => "AfterInstall",
            Event::ApplicationStart => "ApplicationStart",
            Event::ValidateService => "ValidateService",
            Event::BeforeAllowTraffic => "BeforeAllowTraffic",
            Event::AllowTraffic => "AllowTraffic",
            Event::AfterAllowTraffic => "AfterAllowTraffic",
        }
    }

    /// The event of that name; upper and lower case differ.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.name() == name)
    }

    /// Whether it is the service's own, so that no script runs in it.
    pub fn is_reserved(self) -> bool {
        matches!(self, Event::DownloadBundle | Event::Install | Event::BlockTraffic | Event::AllowTraffic)
    }

    /// Whether it runs only where the deployment group has a load balancer.
    pub fn needs_load_balancer(self) -> bool {
        BLOCK.contains(&self) || ALLOW.contains(&self)
    }

    /// Whether its failure is passed over where a deployment ignores failures of ApplicationStop.
    ///
    /// Source: CodeDeploy API, CreateDeployment, ignoreApplicationStopFailures.
    pub fn may_be_ignored(self) -> bool {
        matches!(self, Event::ApplicationStop | Event::BeforeBlockTraffic | Event::AfterBlockTraffic)
    }

    /// Whose script it runs on that course.
    ///
    /// Source: agent 1.8.1, hook executor.
    pub fn whose(self, course: Course) -> Whose {
        let rolls_back = matches!(course, Course::RollbackOriginal | Course::RollbackReplacement);
        match self {
            Event::BeforeBlockTraffic | Event::AfterBlockTraffic if rolls_back => Whose::MostRecentInstall,
            Event::BeforeAllowTraffic | Event::AfterAllowTraffic if rolls_back => Whose::LastSuccessfulInstall,
            Event::BeforeBlockTraffic | Event::AfterBlockTraffic | Event::ApplicationStop => {
                Whose::LastSuccessfulInstall
            }
            _ => Whose::This,
        }
    }
}

impl fmt::Display for LifecycleEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Course {
    /// Its events in order. Those of the traffic are there only with a load balancer.
    pub fn events(self, load_balancer: bool) -> Vec<LifecycleEvent> {
        let mut events = Vec::new();
        match self {
            Course::InPlace => {
                events.extend(BLOCK);
                events.extend(INSTALL);
                events.extend(ALLOW);
            }
            Course::Replacement | Course::AutoScalingLaunch => {
                events.extend(INSTALL);
                events.extend(ALLOW);
            }
            Course::Original | Course::RollbackReplacement => events.extend(BLOCK),
            Course::RollbackOriginal => events.extend(ALLOW),
            Course::AutoScalingTermination => {
                events.extend(BLOCK);
                events.push(Event::ApplicationStop);
            }
            Course::Restart => {
                events.extend(BLOCK);
                events.extend([Event::ApplicationStop, Event::ApplicationStart, Event::ValidateService]);
                events.extend(ALLOW);
            }
        }
        events.retain(|event| load_balancer || !event.needs_load_balancer());
        events
    }

    /// Why the order of its events is an assumption, where AWS does not document it.
    pub fn assumed(self) -> Option<&'static str> {
        match self {
            Course::InPlace => None,
            Course::Replacement | Course::Original | Course::RollbackOriginal | Course::RollbackReplacement => {
                Some("AWS documents which events run on these instances, but not their order.")
            }
            Course::AutoScalingLaunch | Course::AutoScalingTermination => {
                Some("The order of events of a deployment that Auto Scaling starts is not verified.")
            }
            Course::Restart => Some("AWS does not document which events a deployment in the mode RESTART has."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(course: Course, load_balancer: bool) -> String {
        let names: Vec<&str> = course.events(load_balancer).into_iter().map(Event::name).collect();
        names.join(" ")
    }

    #[test]
    fn the_order_in_place() {
        let seven =
            "ApplicationStop DownloadBundle BeforeInstall Install AfterInstall ApplicationStart ValidateService";
        assert_eq!(told(Course::InPlace, false), seven);
        let block = "BeforeBlockTraffic BlockTraffic AfterBlockTraffic";
        let allow = "BeforeAllowTraffic AllowTraffic AfterAllowTraffic";
        assert_eq!(told(Course::InPlace, true), format!("{block} {seven} {allow}"));
        assert_eq!(told(Course::Replacement, true), format!("{seven} {allow}"));
        assert_eq!(told(Course::AutoScalingLaunch, true), format!("{seven} {allow}"));
        assert_eq!(told(Course::AutoScalingTermination, true), format!("{block} ApplicationStop"));
        assert_eq!(told(Course::Restart, false), "ApplicationStop ApplicationStart ValidateService");
        assert_eq!(told(Course::Original, true), block);
        assert_eq!(told(Course::RollbackReplacement, true), block);
        assert_eq!(told(Course::RollbackOriginal, true), allow);
    }

    #[test]
    fn whose_script_runs() {
        use Whose::{LastSuccessfulInstall, MostRecentInstall, This};
        let whose = |name: &str, course| Event::named(name).map(|event| event.whose(course));
        for (name, normal, rollback) in [
            ("BeforeBlockTraffic", LastSuccessfulInstall, MostRecentInstall),
            ("AfterBlockTraffic", LastSuccessfulInstall, MostRecentInstall),
            ("ApplicationStop", LastSuccessfulInstall, LastSuccessfulInstall),
            ("BeforeInstall", This, This),
            ("ValidateService", This, This),
            ("BeforeAllowTraffic", This, LastSuccessfulInstall),
            ("AfterAllowTraffic", This, LastSuccessfulInstall),
        ] {
            assert_eq!(whose(name, Course::InPlace), Some(normal), "{name}");
            assert_eq!(whose(name, Course::RollbackOriginal), Some(rollback), "{name}");
        }
        assert_eq!(whose("beforeinstall", Course::InPlace), None);
    }

    #[test]
    fn scripts_run_in_nine_events() {
        assert_eq!(Event::ALL.into_iter().filter(|event| !event.is_reserved()).count(), 9);
        assert_eq!(Event::ALL.into_iter().filter(|event| event.needs_load_balancer()).count(), 6);
    }
}
