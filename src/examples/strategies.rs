//! One application, deployed in each of five ways.

use super::Example;
use super::deployment::deployment;
use crate::formats::codedeploy::scenario::{Configuration, Setup, Shifting, Style};
use crate::rehearsal::FaultKind::Fail;

fn my_app(setup: &mut Setup) {
    setup.application = "my-app".to_owned();
    setup.group = "production".to_owned();
    setup.rollback.failure = true;
}

/// The strategies, and before them the deployment that fails its health check.
pub(super) static STRATEGIES: &[Example] = &[
    deployment!(
        "deploy-my-app",
        "my-app-deploy",
        "A health check that fails",
        "`ValidateService` fails on nine instances, and the revision before comes back by itself.",
        [("ValidateService", Fail)],
        |setup| {
            my_app(setup);
            setup.server.instances = 9;
        }
    ),
    deployment!(
        "in-place",
        "my-app-deploy",
        "In place on EC2",
        "Half of the instances at a time leave the load balancer, are updated, and come back.",
        [],
        |setup| {
            my_app(setup);
            setup.server.configuration = Configuration::HalfAtATime;
        }
    ),
    deployment!(
        "blue-green-ec2",
        "my-app-deploy",
        "Blue/green on EC2",
        "New instances are made ready beside the old ones, and then take the traffic.",
        [],
        |setup| {
            my_app(setup);
            setup.server.style = Style::BlueGreen;
            setup.server.configuration = Configuration::AllAtOnce;
            setup.server.blue_green.termination_wait = 5;
        }
    ),
    deployment!(
        "blue-green-ecs",
        "my-app-ecs",
        "Blue/green on ECS",
        "A second task set starts, is tested, and takes all traffic at once; the first one waits before it goes.",
        [],
        |setup| {
            my_app(setup);
            setup.traffic.shifting = Shifting::AllAtOnce;
        }
    ),
    deployment!(
        "lambda-canary",
        "my-app-lambda",
        "Canary on Lambda",
        "Ten percent of the calls go to the new version; ten minutes later all of them do.",
        [],
        |setup| {
            my_app(setup);
            setup.traffic.shifting = Shifting::Canary;
            setup.traffic.interval = 10;
        }
    ),
    deployment!(
        "lambda-linear",
        "my-app-lambda",
        "Linear on Lambda",
        "Every minute another ten percent of the calls go to the new version.",
        [],
        |setup| {
            my_app(setup);
            setup.traffic.shifting = Shifting::Linear;
            setup.traffic.interval = 1;
        }
    ),
];
