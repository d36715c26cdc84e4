//! How many instances must stay healthy, and what that allows.

use crate::formats::codedeploy::scenario::{Configuration, Zonal};

/// How many instances of how many must stay healthy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Constraint {
    /// How many instances there are.
    pub hosts: usize,
    /// How many of them must stay healthy.
    pub minimum: usize,
}

/// Where a deployment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// How many instances it has not begun with.
    pub waiting: usize,
    /// How many it is at work on.
    pub running: usize,
    /// How many have failed.
    pub failed: usize,
    /// How many are healthy and not being worked on.
    pub healthy: usize,
    /// Whether the next instance is healthy, so that to begin with it lowers their number.
    pub next_is_healthy: bool,
}

/// What a deployment does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It begins with the next instance.
    Start,
    /// It waits until an instance is done.
    Wait,
    /// It begins with no more instances: too many have failed.
    GiveUp,
    /// It has begun with all of them.
    Done,
}

impl Constraint {
    /// What a deployment configuration means for that many instances; `number` counts for a custom one.
    ///
    /// Source: CodeDeploy User Guide, deployment-configurations and instances-health, 2023.
    pub fn new(configuration: Configuration, number: u32, hosts: usize) -> Self {
        let minimum = match configuration {
            Configuration::AllAtOnce => 0,
            Configuration::HalfAtATime => hosts.div_ceil(2),
            Configuration::OneAtATime => hosts.saturating_sub(1),
            Configuration::HostCount => number as usize,
            Configuration::FleetPercent => share(number, hosts),
        };
        Self { hosts, minimum }
    }

    /// What a zonal configuration means for the instances of one zone.
    pub fn of_zone(zonal: &Zonal, hosts: usize) -> Self {
        let minimum = if zonal.percent { share(zonal.minimum, hosts) } else { zonal.minimum as usize };
        Self { hosts, minimum }
    }

    /// Whether not even one instance may be out of service.
    pub fn is_impossible(self) -> bool {
        self.minimum >= self.hosts
    }

    /// How many instances may be out of service.
    pub fn capacity(self) -> usize {
        self.hosts.saturating_sub(self.minimum)
    }

    /// What a deployment does next.
    pub fn next(self, count: Count) -> Next {
        if count.waiting == 0 {
            return Next::Done;
        }
        if count.failed >= self.capacity() {
            return Next::GiveUp;
        }
        // A group that starts below its minimum may not get any lower.
        let lowers = count.next_is_healthy && count.healthy <= self.minimum;
        if count.running + count.failed >= self.capacity() || lowers { Next::Wait } else { Next::Start }
    }

    /// Whether a deployment has succeeded that succeeded on so many instances.
    pub fn holds(self, succeeded: usize) -> bool {
        succeeded >= self.minimum.max(1)
    }
}

/// So many percent of the instances, rounded up.
fn share(percent: u32, hosts: usize) -> usize {
    (hosts * percent as usize).div_ceil(100)
}

#[cfg(test)]
mod tests {
    use super::Configuration::{AllAtOnce, FleetPercent, HalfAtATime, HostCount, OneAtATime};
    use super::*;

    /// Deploys to instances of which those with the numbers `fail`, counted from 1 in the order of their turn, fail.
    /// Returns how many run at once at most, how many succeed, how many are left out, and whether it succeeds.
    fn deploy(constraint: Constraint, fail: &[usize]) -> (usize, usize, usize, bool) {
        let mut count = Count { waiting: constraint.hosts, healthy: constraint.hosts, ..Count::default() };
        let (mut begun, mut succeeded, mut most, mut running) = (0, 0, 0, Vec::new());
        if constraint.is_impossible() {
            return (0, 0, constraint.hosts, false);
        }
        loop {
            count.next_is_healthy = true;
            match constraint.next(count) {
                Next::Start => {
                    begun += 1;
                    running.push(begun);
                    (count.waiting, count.running) = (count.waiting - 1, count.running + 1);
                    count.healthy -= 1;
                    most = most.max(count.running);
                }
                _ if !running.is_empty() => {
                    count.running -= 1;
                    if fail.contains(&running.remove(0)) {
                        count.failed += 1;
                    } else {
                        (succeeded, count.healthy) = (succeeded + 1, count.healthy + 1);
                    }
                }
                _ => return (most, succeeded, count.waiting, constraint.holds(succeeded) && count.waiting == 0),
            }
        }
    }

    #[test]
    fn nine_instances() {
        let row = |configuration, number| {
            let constraint = Constraint::new(configuration, number, 9);
            (constraint.minimum, deploy(constraint, &[]).0)
        };
        assert_eq!(row(AllAtOnce, 0), (0, 9));
        assert_eq!(row(HalfAtATime, 0), (5, 4));
        assert_eq!(row(OneAtATime, 0), (8, 1));
        assert_eq!(row(HostCount, 6), (6, 3));
        assert_eq!(row(FleetPercent, 40), (4, 5));
    }

    #[test]
    fn nine_instances_of_which_some_fail() {
        let ends = |configuration, number, fail: &[usize]| {
            let (_, succeeded, left_out, well) = deploy(Constraint::new(configuration, number, 9), fail);
            (succeeded, left_out, well)
        };
        assert_eq!(ends(AllAtOnce, 0, &[1, 2, 3, 4, 5, 6, 7, 8]), (1, 0, true));
        assert_eq!(ends(AllAtOnce, 0, &[1, 2, 3, 4, 5, 6, 7, 8, 9]), (0, 0, false));
        assert_eq!(ends(HalfAtATime, 0, &[2, 4, 6]), (6, 0, true));
        assert_eq!(ends(HalfAtATime, 0, &[1, 2, 3, 4]), (0, 5, false));
        assert_eq!(ends(HalfAtATime, 0, &[6, 7, 8, 9]), (5, 0, true));
        assert_eq!(ends(OneAtATime, 0, &[1]), (0, 8, false));
        assert_eq!(ends(OneAtATime, 0, &[8]), (7, 1, false));
        assert_eq!(ends(OneAtATime, 0, &[9]), (8, 0, true));
        assert_eq!(ends(HostCount, 6, &[1, 5]), (7, 0, true));
        assert!(!ends(HostCount, 6, &[1, 5, 6]).2);
        assert_eq!(ends(FleetPercent, 40, &[1, 2, 3, 4]), (5, 0, true));
        assert!(!ends(FleetPercent, 40, &[1, 2, 3, 4, 5]).2);
    }

    #[test]
    fn ten_instances() {
        let of = |configuration, number| Constraint::new(configuration, number, 10);
        let ends = |constraint, fail: &[usize]| deploy(constraint, fail).3;
        assert_eq!((of(FleetPercent, 95).minimum, of(FleetPercent, 95).capacity()), (10, 0));
        assert_eq!(deploy(of(FleetPercent, 95), &[]), (0, 0, 10, false));
        assert_eq!((of(HostCount, 9).minimum, deploy(of(HostCount, 9), &[]).0), (9, 1));
        assert!(!ends(of(HostCount, 9), &[3]) && ends(of(HostCount, 9), &[10]));
        assert_eq!((of(HostCount, 8).minimum, deploy(of(HostCount, 8), &[]).0), (8, 2));
        assert!(ends(of(HostCount, 8), &[3]) && !ends(of(HostCount, 8), &[3, 7]) && ends(of(HostCount, 8), &[3, 10]));
        assert_eq!((of(HostCount, 0).minimum, deploy(of(HostCount, 0), &[]).0), (0, 10));
        assert!(!ends(of(HostCount, 0), &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) && ends(of(HostCount, 0), &[1, 2, 3]));
        assert_eq!((of(FleetPercent, 85).minimum, deploy(of(FleetPercent, 85), &[]).0), (9, 1));
        assert!(!ends(of(FleetPercent, 85), &[1]));
    }

    #[test]
    fn one_instance() {
        assert_eq!(Constraint::new(OneAtATime, 0, 1).minimum, 0);
        assert!(Constraint::new(HalfAtATime, 0, 1).is_impossible());
        assert!(deploy(Constraint::new(OneAtATime, 0, 1), &[]).3);
        assert!(!deploy(Constraint::new(OneAtATime, 0, 1), &[1]).3);
    }

    #[test]
    fn a_group_below_its_minimum_gets_no_lower() {
        let constraint = Constraint { hosts: 4, minimum: 2 };
        let count = Count { waiting: 2, running: 0, failed: 0, healthy: 2, next_is_healthy: true };
        assert_eq!(constraint.next(count), Next::Wait);
        assert_eq!(constraint.next(Count { next_is_healthy: false, ..count }), Next::Start);
    }

    #[test]
    fn a_zone() {
        let zonal = Zonal { minimum: 50, percent: true, ..Zonal::default() };
        assert_eq!(Constraint::of_zone(&zonal, 3), Constraint { hosts: 3, minimum: 2 });
        assert_eq!(Constraint::of_zone(&Zonal { minimum: 1, ..Zonal::default() }, 3).capacity(), 2);
    }
}
