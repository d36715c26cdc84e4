//! What is known of an instance between deployments.

use std::rc::Rc;

use super::install::Files;
use super::revision::Revision;

/// An instance.
pub struct Host {
    /// Its Availability Zone, from 0.
    pub zone: usize,
    /// The revision whose Install was the last to finish.
    pub last_install: Option<Rc<Revision>>,
    /// The revision whose Install was the last to begin.
    pub most_recent: Option<Rc<Revision>>,
    pub standing: Standing,
    /// Whether the load balancer sends traffic.
    pub traffic: bool,
    pub files: Files,
}

/// What CodeDeploy knows of an instance, in the order in which it deploys to instances.
///
/// Source: CodeDeploy User Guide, instances-health, 2023.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It was never deployed to, or its last deployment failed.
    Unhealthy,
    /// Its last deployment was stopped, so that its revision is not known.
    Unknown,
    /// It runs that revision.
    Runs(Rc<str>),
    /// A deployment is at work on it.
    Busy,
    /// It was terminated.
    Gone,
}

impl Host {
    /// Its place in the order in which a deployment of `revision` takes the instances.
    pub fn rank(&self, revision: &str) -> u8 {
        match &self.standing {
            Standing::Unhealthy => 0,
            Standing::Unknown => 1,
            Standing::Runs(other) if &**other != revision => 2,
            _ => 3,
        }
    }

    pub fn is_healthy(&self) -> bool {
        matches!(self.standing, Standing::Runs(_))
    }
}
