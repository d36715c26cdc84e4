//! QUEUED and PROVISIONING: what comes before the file is read.

use super::attempt::Attempt;
use super::build::Failure;
use super::phase::Phase;
use crate::formats::codebuild::scenario::{Compute, ProvisioningFailure};
use crate::rehearsal::{Ending, Process, Status};

impl Attempt<'_> {
    /// Waits in the queue.
    pub async fn queued(&self) -> Result<(), Failure> {
        let sim = self.build.sim;
        let step = &self.steps(Phase::Queued).step;
        step.start();
        self.build.say("QUEUED: the build waits for a place.", Some(step.id()));
        let minutes = self.build.scenario.setup.queued_timeout.clamp(5, 480);
        let deadline: Process<'_, Ending> = Box::pin(async move {
            sim.sleep(minutes * 60_000).await;
            Ending::new(Status::TimedOut)
        });
        let failure = match sim.unless(Box::pin(self.wait_for_place()), deadline).await {
            Ok(false) => {
                step.succeed();
                return Ok(());
            }
            Ok(true) => Failure::new(Phase::Queued, "INSUFFICIENT_SUBNET", "", "its subnet has no address left"),
            Err(_) => {
                let told = format!("the build's {minutes} minutes in the queue were over");
                let assumed = "The status of the build is read from a client's test data; AWS does not document it.";
                let failure = Failure::new(Phase::Queued, "TIMED_OUT", "", told);
                Failure { status: Status::TimedOut, ..failure }.assumed(Some(assumed.to_owned()))
            }
        };
        step.close(&failure.ending());
        Err(failure)
    }

    /// True if it fails there.
    async fn wait_for_place(&self) -> bool {
        if let Some(gate) = self.build.seat.gate {
            let place = gate.enter(self.build.sim).await;
            self.place.replace(Some(place));
        }
        let takes = self.build.phase_takes(Phase::Queued);
        self.pass(self.build.fault(Phase::Queued.name(), self.number), takes).await
    }

    /// Starts the container.
    pub async fn provision(&self) -> Result<(), Failure> {
        let setup = &self.build.scenario.setup;
        let step = self.steps(Phase::Provisioning).step.id();
        let what = match setup.compute {
            Compute::Ec2 => "a container of",
            Compute::Lambda => "a function with",
            Compute::Reserved => "a container on the reserved fleet, of",
        };
        self.build.say(format!("PROVISIONING starts {what} `{}`.", self.build.image()), Some(step));
        let fault = self.build.fault(Phase::Provisioning.name(), self.number);
        if self.pass(fault, self.build.phase_takes(Phase::Provisioning)).await {
            return Err(provisioning_failure(setup.ways.provisioning));
        }
        Ok(())
    }
}

/// Sources: CodeBuild User Guide, troubleshooting, 2022.
fn provisioning_failure(way: ProvisioningFailure) -> Failure {
    const PULL: &str = "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE";
    match way {
        ProvisioningFailure::Image => Failure::new(
            Phase::Provisioning,
            PULL,
            "Unable to pull customer's container image. CannotPullContainerError",
            "the image could not be pulled",
        ),
        ProvisioningFailure::TooManyRequests => Failure::new(
            Phase::Provisioning,
            PULL,
            "Unable to pull customer's container image. CannotPullContainerError: toomanyrequests",
            "Docker Hub refused the image: too many requests",
        ),
        ProvisioningFailure::DeadContainer => {
            let failure = Failure::new(
                Phase::Provisioning,
                "FAULT",
                "Build container found dead before completing the build",
                "the container was dead before the build was done",
            );
            let assumed = "AWS does not say whether such a build ends as FAILED or as FAULT.";
            Failure { word: "FAULT", ..failure }.assumed(Some(assumed.to_owned()))
        }
    }
}
