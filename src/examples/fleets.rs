//! Deployments to instances worth seeing.

use super::Example;
use super::deployment::deployment;
use crate::formats::codedeploy::model::FileExistsBehavior;
use crate::formats::codedeploy::scenario::{
    Configuration, Hooks, OtherHook, Ready, Revision, ScriptFailure, Setup, Start, Style, Zonal,
};
use crate::rehearsal::FaultKind::{Fail, TimeOut};

/// So many instances without a load balancer, one at a time.
fn instances(setup: &mut Setup, count: usize) {
    setup.server.instances = count;
    setup.server.load_balancer = false;
    setup.server.configuration = Configuration::OneAtATime;
}

/// One instance with files that a person put there.
fn foreign_files(setup: &mut Setup, behavior: Option<FileExistsBehavior>) {
    instances(setup, 1);
    let files = Some(vec!["/srv/web/old.html".to_owned()]);
    setup.server.before = Some(Revision { files, ..Revision::default() });
    setup.server.foreign = vec!["/srv/web/index.html".to_owned()];
    setup.server.file_exists_behavior = behavior;
}

/// Three deployments, of which the first one brings a stop script that always fails.
fn stop_trap(setup: &mut Setup) {
    instances(setup, 1);
    let fails = OtherHook { event: "ApplicationStop".to_owned(), location: None, fails: true };
    setup.server.before = None;
    setup.server.earlier = vec![
        Revision { name: "r40".to_owned(), hooks: Hooks::These(vec![fails]), files: None },
        Revision { name: "r41".to_owned(), ..Revision::default() },
    ];
}

/// Nine instances, of which some fail.
fn nine(setup: &mut Setup, configuration: Configuration) {
    instances(setup, 9);
    setup.server.configuration = configuration;
}

fn green(setup: &mut Setup) {
    setup.server.instances = 3;
    setup.server.style = Style::BlueGreen;
    setup.server.configuration = Configuration::AllAtOnce;
    setup.server.blue_green.termination_wait = 5;
}

/// The deployments.
pub(super) static FLEETS: &[Example] = &[
    deployment!(
        "first-deployment",
        "web",
        "The first deployment",
        "Nothing was installed before, so three of the events have no script to run.",
        [],
        |setup| {
            instances(setup, 2);
            setup.server.before = None;
        }
    ),
    deployment!(
        "second-deployment",
        "web",
        "The second deployment",
        "`ApplicationStop` runs the script of the revision before, not the one in this bundle.",
        [],
        |setup| instances(setup, 2)
    ),
    deployment!(
        "stop-trap",
        "web",
        "The stop trap",
        "A stop script that always fails blocks every later deployment, even one that brings a better script.",
        [],
        stop_trap
    ),
    deployment!(
        "stop-trap-way-out",
        "web",
        "The way out of the stop trap",
        "A deployment that ignores failures of `ApplicationStop` gets past it.",
        [],
        |setup| {
            stop_trap(setup);
            setup.server.ignore_application_stop_failures = true;
        }
    ),
    deployment!(
        "start-fails",
        "web",
        "A start script that fails",
        "Without a rollback everything stays as it is: the new files, and nothing that runs.",
        [("ApplicationStart", Fail)],
        |setup| instances(setup, 1)
    ),
    deployment!(
        "start-fails-rollback",
        "web",
        "A start script that fails, and the rollback",
        "The rollback is a deployment of its own, and it begins with the stop script of the revision that failed.",
        [("ApplicationStart", Fail)],
        |setup| {
            instances(setup, 1);
            setup.rollback.failure = true;
        }
    ),
    deployment!(
        "files-disallow",
        "web",
        "A file that is there already",
        "With DISALLOW Install fails, and has by then removed the files of the revision before.",
        [],
        |setup| foreign_files(setup, None)
    ),
    deployment!(
        "files-overwrite",
        "web",
        "A file that is there already, with OVERWRITE",
        "The file of the bundle takes its place, and belongs to the deployment from then on.",
        [],
        |setup| foreign_files(setup, Some(FileExistsBehavior::Overwrite))
    ),
    deployment!(
        "files-retain",
        "web",
        "A file that is there already, with RETAIN",
        "The file stays, and no later deployment removes it.",
        [],
        |setup| foreign_files(setup, Some(FileExistsBehavior::Retain))
    ),
    deployment!(
        "nine-all-at-once",
        "web",
        "Nine instances, all at once",
        "Eight of nine fail, and the deployment still succeeds.",
        [
            ("i-01.ValidateService", Fail),
            ("i-02.ValidateService", Fail),
            ("i-03.ValidateService", Fail),
            ("i-04.ValidateService", Fail),
            ("i-05.ValidateService", Fail),
            ("i-06.ValidateService", Fail),
            ("i-07.ValidateService", Fail),
            ("i-08.ValidateService", Fail)
        ],
        |setup| nine(setup, Configuration::AllAtOnce)
    ),
    deployment!(
        "nine-half-at-a-time",
        "web",
        "Nine instances, half at a time",
        "Five stay healthy, so four may fail; the fourth failure ends the deployment.",
        [
            ("i-01.ValidateService", Fail),
            ("i-02.ValidateService", Fail),
            ("i-03.ValidateService", Fail),
            ("i-04.ValidateService", Fail)
        ],
        |setup| nine(setup, Configuration::HalfAtATime)
    ),
    deployment!(
        "nine-one-at-a-time",
        "web",
        "Nine instances, one at a time",
        "The third one fails, and the other six are left alone.",
        [("i-03.ValidateService", Fail)],
        |setup| nine(setup, Configuration::OneAtATime)
    ),
    deployment!(
        "ninety-five-percent",
        "web",
        "Ninety-five percent of ten",
        "That is ten of ten: no instance may be out of service, and nothing is deployed.",
        [],
        |setup| {
            instances(setup, 10);
            (setup.server.configuration, setup.server.minimum) = (Configuration::FleetPercent, 95);
        }
    ),
    deployment!(
        "zones",
        "web",
        "One zone after another",
        "The first zone bakes before the second one is touched.",
        [],
        |setup| {
            instances(setup, 6);
            let server = &mut setup.server;
            (server.configuration, server.minimum, server.zones) = (Configuration::HostCount, 0, 3);
            server.zonal = Some(Zonal { monitor: 60, first_monitor: Some(120), minimum: 1, percent: false });
        }
    ),
    deployment!(
        "nobody-continues",
        "web",
        "Blue/green, and nobody continues",
        "The new instances are ready, nobody reroutes the traffic in time, and the deployment stops.",
        [],
        |setup| {
            green(setup);
            let options = &mut setup.server.blue_green;
            (options.ready, options.ready_wait) = (Ready::StopDeployment, 60);
        }
    ),
    deployment!(
        "blue-green-rollback",
        "web-traffic",
        "Blue/green, and back",
        "After the shift a hook fails on the new instances, and the old ones get their traffic back.",
        [("AfterAllowTraffic", Fail)],
        |setup| {
            green(setup);
            setup.rollback.failure = true;
        }
    ),
    deployment!(
        "script-times-out",
        "web",
        "A script that takes too long",
        "The agent ends it after its `timeout`.",
        [("ApplicationStart", TimeOut)],
        |setup| instances(setup, 1)
    ),
    deployment!(
        "script-open-pipe",
        "web",
        "A script that leaves its output open",
        "It starts something in the background without redirecting its output: the agent waits, and gives up.",
        [("ApplicationStart", Fail)],
        |setup| {
            instances(setup, 1);
            setup.server.ways.script = ScriptFailure::OpenPipe;
        }
    ),
    deployment!(
        "script-missing",
        "web",
        "A script that is not in the bundle",
        "The event fails with ScriptMissing before anything runs.",
        [("BeforeInstall", Fail)],
        |setup| {
            instances(setup, 1);
            setup.server.ways.script = ScriptFailure::Missing;
        }
    ),
    deployment!(
        "misspelt-event",
        "web-misspelt",
        "A misspelt event",
        "The old version is stopped before the agent finds out that it knows no `AfterInstal`.",
        [],
        |setup| instances(setup, 1)
    ),
    deployment!(
        "restart",
        "web",
        "A restart",
        "In the deployment mode RESTART nothing is downloaded or copied: the scripts run that are there.",
        [],
        |setup| {
            instances(setup, 2);
            setup.server.start = Start::Restart;
        }
    ),
    deployment!(
        "auto-scaling-launch",
        "web",
        "Auto Scaling launches an instance",
        "The new instance gets the revision before it gets traffic.",
        [],
        |setup| {
            setup.server.instances = 3;
            setup.server.start = Start::AutoScalingLaunch;
        }
    ),
    deployment!(
        "auto-scaling-termination",
        "web",
        "Auto Scaling terminates an instance",
        "With the termination hook it leaves the load balancer and stops the application first.",
        [],
        |setup| {
            setup.server.instances = 3;
            setup.server.start = Start::AutoScalingTermination;
        }
    ),
];
