//! Deployments to ECS and Lambda worth seeing.

use super::Example;
use super::deployment::deployment;
use crate::formats::codedeploy::scenario::{Alarm, Setup, Shifting};
use crate::rehearsal::FaultKind::{Fail, TimeOut};

fn rolls_back(setup: &mut Setup) {
    setup.rollback.failure = true;
    setup.rollback.alarm = true;
}

fn alarm(setup: &mut Setup, after: u64) {
    setup.rollback.alarms = vec![Alarm { name: "errors".to_owned(), after: Some(after), unreadable: false }];
}

/// The deployments.
pub(super) static TRAFFIC: &[Example] = &[
    deployment!(
        "canary-test-fails",
        "my-app-ecs",
        "A canary whose test fails",
        "`AfterAllowTestTraffic` fails: nobody has seen the new task set, and it is taken away again.",
        [("AfterAllowTestTraffic", Fail)],
        |setup| {
            rolls_back(setup);
            setup.traffic.shifting = Shifting::Canary;
            setup.traffic.interval = 5;
        }
    ),
    deployment!(
        "canary-alarm",
        "my-app-ecs",
        "A canary that an alarm stops",
        "At ten percent an alarm goes off, and all traffic is back on the old task set at once.",
        [],
        |setup| {
            rolls_back(setup);
            setup.traffic.shifting = Shifting::Canary;
            setup.traffic.interval = 5;
            alarm(setup, 400);
        }
    ),
    deployment!(
        "linear-alarm",
        "my-app-lambda",
        "A linear shift with an alarm at step four",
        "Forty percent of the calls reach the new version when the alarm goes off.",
        [],
        |setup| {
            rolls_back(setup);
            setup.traffic.shifting = Shifting::Linear;
            setup.traffic.interval = 1;
            alarm(setup, 240);
        }
    ),
    deployment!(
        "silent-hook",
        "my-app-lambda",
        "A hook that never answers",
        "The function of `BeforeAllowTraffic` says nothing for an hour, which counts as a failure.",
        [("BeforeAllowTraffic", TimeOut)],
        rolls_back
    ),
];
