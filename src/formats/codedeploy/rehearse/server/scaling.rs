//! The deployments that Auto Scaling starts: on an instance that it launches, or terminates.

use super::deployment::{Deployment, Verdict};
use super::durations::LAUNCH;
use super::fleet::Progress;
use super::health::Constraint;
use super::host::Standing;
use crate::formats::codedeploy::facts::lifecycle::Course;
use crate::rehearsal::Status;

const RELAUNCH: &str = "AWS documents that Auto Scaling ends an instance whose deployment fails; that it launches the \
                        next one at once is assumed.";

impl Deployment<'_> {
    /// Brings an instance up that Auto Scaling has launched.
    pub async fn launch(&self, host: usize) -> Verdict {
        let stage = self.stage;
        let name = stage.name(host);
        let wait = self.plan_wait("LAUNCH", "Auto Scaling launches an instance");
        let tracks = [self.track(host, Course::AutoScalingLaunch)];
        let constraint = Constraint { hosts: 1, minimum: 0 };
        self.show_healthy("when the deployment starts");
        wait.start();
        stage.sim.sleep(stage.scenario.durations.of("LAUNCH", "LAUNCH", LAUNCH)).await;
        wait.succeed();
        let progress = Progress::new(constraint);
        self.roll(&tracks, vec![0], 0..usize::MAX, None, &progress).await;
        let verdict = self.verdict(&progress, 1);
        if verdict.status == Status::Succeeded {
            return Verdict { why: format!("{name} has joined the fleet."), ..verdict };
        }
        stage.routes(host, false, "Auto Scaling terminates it");
        stage.stands(host, Standing::Gone, "Auto Scaling terminates it");
        let why = format!("Auto Scaling terminates {name} and launches another instance, which meets the same fate.");
        Verdict { why, assumed: Some(RELAUNCH), ..verdict }
    }

    /// Takes an instance down that Auto Scaling terminates.
    pub async fn terminate(&self, host: usize) -> Verdict {
        let stage = self.stage;
        let name = stage.name(host);
        let tracks = [self.track(host, Course::AutoScalingTermination)];
        self.show_healthy("when the deployment starts");
        stage.stands(host, Standing::Busy, "");
        let [track] = &tracks;
        let well = self.walk(track, 0..track.events.len()).await;
        stage.routes(host, false, "Auto Scaling terminates it");
        stage.stands(host, Standing::Gone, "Auto Scaling terminates it");
        stage.holds(host, "none", "Auto Scaling terminates it");
        self.show_healthy("an instance is terminated");
        if well {
            return Verdict::new(Status::Succeeded, None, format!("{name} is terminated."));
        }
        let mut verdict =
            Verdict::new(Status::Failed, Some("HEALTH_CONSTRAINTS"), format!("{name} is terminated all the same."));
        verdict.assumed = Some("AWS does not say what becomes of the instance then.");
        verdict
    }
}
