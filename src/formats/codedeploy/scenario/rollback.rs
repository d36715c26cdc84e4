//! When a deployment group rolls back by itself.

use serde::{Deserialize, Serialize};

/// When a deployment group rolls back by itself, and the alarms that it watches.
///
/// Source: CodeDeploy API, AutoRollbackEvent and AlarmConfiguration, 2014-10-06.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Rollback {
    /// DEPLOYMENT_FAILURE: when the deployment fails.
    pub failure: bool,
    /// DEPLOYMENT_STOP_ON_ALARM: when an alarm stops it.
    pub alarm: bool,
    /// DEPLOYMENT_STOP_ON_REQUEST: when someone stops it.
    pub stop: bool,
    /// The CloudWatch alarms of the group: at most ten.
    pub alarms: Vec<Alarm>,
    /// Whether the deployment goes on when the state of an alarm cannot be read.
    pub ignore_poll_alarm_failure: bool,
}

impl Rollback {
    /// The alarm that stops a deployment first, and after how many seconds; the first one listed of two at once.
    pub fn first_alarm(&self) -> Option<(&Alarm, u64)> {
        let stops = |alarm: &&Alarm| !alarm.unreadable || !self.ignore_poll_alarm_failure;
        let timed = self.alarms.iter().filter(stops).filter_map(|alarm| Some((alarm, alarm.after?)));
        timed.min_by_key(|(_, after)| *after)
    }
}

/// A CloudWatch alarm of the group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Alarm {
    /// Its name.
    pub name: String,
    /// So many seconds after the start of the deployment it goes off; never if none.
    pub after: Option<u64>,
    /// Whether, instead of going off, its state cannot be read from then on.
    pub unreadable: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_alarm_counts_and_one_that_is_ignored_does_not() {
        let alarm = |name: &str, after, unreadable| Alarm { name: name.to_owned(), after, unreadable };
        let alarms = vec![alarm("late", Some(90), false), alarm("lost", Some(30), true), alarm("quiet", None, false)];
        let mut rollback = Rollback { alarms, ..Rollback::default() };
        assert_eq!(rollback.first_alarm().map(|(alarm, after)| (alarm.name.as_str(), after)), Some(("lost", 30)));
        rollback.ignore_poll_alarm_failure = true;
        assert_eq!(rollback.first_alarm().map(|(alarm, after)| (alarm.name.as_str(), after)), Some(("late", 90)));
    }
}
