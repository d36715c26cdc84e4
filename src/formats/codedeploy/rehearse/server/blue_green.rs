//! A blue/green deployment: replacement instances are made ready, and then take the traffic of the original ones.

use super::deployment::{Deployment, Verdict};
use super::durations::{LAUNCH, LONGEST_WAIT};
use super::fleet::Progress;
use super::host::Standing;
use super::track::Track;
use super::words::{count, instances};
use crate::formats::codedeploy::facts::lifecycle::{Course, LifecycleEvent};
use crate::formats::codedeploy::scenario::{GreenFleet, Originals, Ready};
use crate::rehearsal::{Ending, MomentKind, PlannedStep, Process, Status, length};

/// The waits of a blue/green deployment.
struct Waits {
    launch: Option<PlannedStep>,
    ready: PlannedStep,
    termination: PlannedStep,
}

const MINUTE: u64 = 60_000;

impl Deployment<'_> {
    /// Makes the replacement instances ready and gives them the traffic of the originals.
    pub async fn blue_green(&self, originals: &[usize]) -> Verdict {
        let stage = self.stage;
        let server = stage.server();
        let launches = server.blue_green.fleet == GreenFleet::CopyAutoScalingGroup;
        let waits = Waits {
            launch: launches.then(|| self.plan_wait("LAUNCH", "Auto Scaling launches instances")),
            ready: self.plan_wait("READY_WAIT", "READY_WAIT"),
            termination: self.plan_wait("TERMINATION_WAIT", "TERMINATION_WAIT"),
        };
        let replacements: Vec<Track> =
            self.counted.iter().map(|host| self.track(*host, Course::Replacement)).collect();
        let old: Vec<Track> = originals.iter().map(|host| self.track(*host, Course::Original)).collect();
        let constraint = self.constraint();
        self.show_minimum(constraint);
        let end = |why: &str| {
            old.iter().for_each(|track| track.skip_from(0, why));
            waits.launch.iter().chain([&waits.ready, &waits.termination]).for_each(|wait| wait.skip(why));
        };
        if let Some(verdict) = self.refused(constraint, &replacements, None) {
            end("Skipped: no instance may be deployed to.");
            return verdict;
        }
        if let Some(launch) = &waits.launch {
            launch.start();
            stage.say("A copy of the Auto Scaling group launches the replacement instances.", Some(launch.id()));
            stage.sim.sleep(stage.scenario.durations.of("LAUNCH", "LAUNCH", LAUNCH)).await;
            launch.succeed();
        }
        let first = Progress::new(constraint);
        let order: Vec<usize> = (0..replacements.len()).collect();
        let is_allow = |event: &super::track::EventSteps| event.event == LifecycleEvent::BeforeAllowTraffic;
        let rerouting = replacements.first().and_then(|track| track.events.iter().position(is_allow));
        let rerouting = rerouting.unwrap_or(usize::MAX);
        self.roll(&replacements, order.clone(), 0..rerouting, None, &first).await;
        let verdict = self.verdict(&first, replacements.len());
        let ready: Vec<usize> = order.into_iter().filter(|index| self.is_healthy(&replacements, *index)).collect();
        if verdict.status != Status::Succeeded {
            let why = "Skipped: too many replacement instances failed.";
            replacements.iter().for_each(|track| track.skip_from(rerouting, why));
            end(why);
            let why = format!("{} The traffic never left the original instances.", verdict.why);
            return Verdict { why, ..verdict };
        }
        if let Some(verdict) = self.wait_until_ready(&waits.ready).await {
            replacements
                .iter()
                .for_each(|track| track.skip_from(rerouting, "Skipped: the deployment was not continued."));
            end("Skipped: the deployment was not continued.");
            return verdict;
        }
        let second = Progress::new(constraint);
        second.failed.set(first.failed.get());
        self.roll(&replacements, ready, rerouting..usize::MAX, None, &second).await;
        let verdict = self.verdict(&second, replacements.len());
        if verdict.status != Status::Succeeded {
            end("Skipped: too many replacement instances failed.");
            return verdict;
        }
        self.release(&old, &waits.termination, verdict).await
    }

    fn is_healthy(&self, tracks: &[Track], index: usize) -> bool {
        let host = tracks.get(index).map(|track| track.host);
        host.and_then(|host| self.stage.host(host, super::host::Host::is_healthy)).unwrap_or_default()
    }

    /// Waits for someone to reroute the traffic, where it is so configured. Some verdict if nobody does.
    async fn wait_until_ready(&self, wait: &PlannedStep) -> Option<Verdict> {
        let (stage, options) = (self.stage, &self.stage.server().blue_green);
        let step = Some(wait.id());
        if options.ready == Ready::ContinueDeployment {
            wait.skip("CONTINUE_DEPLOYMENT: the traffic is rerouted at once.");
            stage.say("The replacement instances are ready: the traffic is rerouted at once.", step);
            return None;
        }
        wait.start();
        let minutes = options.ready_wait.min(LONGEST_WAIT);
        let limit = length(minutes * MINUTE);
        stage.moment(MomentKind::Begin, "Ready", step);
        stage.say(format!("Ready: the deployment waits up to {limit} for someone to reroute the traffic."), step);
        if let Some(after) = options.continued_after.filter(|after| *after < minutes) {
            stage.sim.sleep(after * MINUTE).await;
            wait.close(&Ending::new(Status::Succeeded).why("Someone continued the deployment."));
            stage.moment(MomentKind::Handover, "continued", step);
            stage.say("Someone continues the deployment.", step);
            return None;
        }
        stage.sim.sleep(minutes * MINUTE).await;
        let why = format!("Nobody continued the deployment within {limit}.");
        wait.close(&Ending::new(Status::TimedOut).why(why.as_str()));
        let why = format!("{why} The traffic never left the original instances.");
        Some(Verdict::new(Status::Stopped, None, why))
    }

    /// Takes the traffic from the original instances, and terminates them where it is so configured.
    async fn release(&self, old: &[Track], wait: &PlannedStep, verdict: Verdict) -> Verdict {
        let stage = self.stage;
        let failed = self.all(old).await;
        if !failed.is_empty() {
            wait.skip("Skipped: an original instance could not be taken out of the load balancer.");
            let why = format!("{} could not be taken out of the load balancer.", instances(&failed, stage.fleet));
            return Verdict::new(Status::Failed, Some("HEALTH_CONSTRAINTS"), why);
        }
        let options = &stage.server().blue_green;
        let number = count(old.len(), "original instance");
        if options.originals == Originals::KeepAlive {
            wait.skip("KEEP_ALIVE: the original instances run on, without traffic.");
            stage.say(format!("KEEP_ALIVE: {number} run on, without traffic."), Some(wait.id()));
            return verdict;
        }
        wait.start();
        let waits = options.termination_wait.min(LONGEST_WAIT) * MINUTE;
        if waits > 0 {
            let text = format!("TERMINATION_WAIT: {number} are kept for {}.", length(waits));
            stage.say(text, Some(wait.id()));
        }
        stage.sim.sleep(waits).await;
        wait.succeed();
        for track in old {
            stage.stands(track.host, Standing::Gone, "it was terminated");
            stage.holds(track.host, "none", "it was terminated");
        }
        stage.say(format!("TERMINATE: {number} are terminated."), Some(wait.id()));
        verdict
    }

    /// Runs all events of all of those instances at once. Returns the instances on which one failed.
    async fn all(&self, tracks: &[Track]) -> Vec<usize> {
        let mut works: Vec<Process<'_, Option<usize>>> = Vec::new();
        for track in tracks {
            works.push(Box::pin(async move {
                let well = self.walk(track, 0..track.events.len()).await;
                (!well).then_some(track.host)
            }));
        }
        self.stage.sim.join(works).await.into_iter().flatten().collect()
    }

    /// Gives the traffic back to the original instances, and takes it from the replacements.
    pub async fn give_back(&self, originals: &[usize], replacements: &[usize]) -> Verdict {
        let old: Vec<Track> = originals.iter().map(|host| self.track(*host, Course::RollbackOriginal)).collect();
        let new: Vec<Track> =
            replacements.iter().map(|host| self.track(*host, Course::RollbackReplacement)).collect();
        let failed = self.all(&old).await;
        if !failed.is_empty() {
            let why = format!("{} did not get the traffic back.", instances(&failed, self.stage.fleet));
            new.iter().for_each(|track| track.skip_from(0, "Skipped: an original instance did not get the traffic."));
            return Verdict::new(Status::Failed, Some("HEALTH_CONSTRAINTS"), why);
        }
        let failed = self.all(&new).await;
        if !failed.is_empty() {
            let why =
                format!("{} could not be taken out of the load balancer.", instances(&failed, self.stage.fleet));
            return Verdict::new(Status::Failed, Some("HEALTH_CONSTRAINTS"), why);
        }
        let mut verdict = Verdict::new(Status::Succeeded, None, "The original instances have the traffic again.");
        verdict.assumed =
            Some("AWS documents the events of such a rollback, but not in which order the instances take them.");
        verdict
    }
}
