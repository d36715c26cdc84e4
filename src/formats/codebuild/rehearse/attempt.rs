//! One attempt at a build: its phases, one after another, and what ends them.

use std::cell::{Cell, RefCell};

use super::build::{Build, Failure, Spot, Verdict};
use super::phase::{Phase, after_failure};
use super::planned::PhaseSteps;
use super::words::{list, quoted};
use crate::formats::codebuild::file::PhaseName;
use crate::formats::codebuild::on_failure::OnFailure;
use crate::formats::codebuild::scenario::Compute;
use crate::rehearsal::{Ending, Fault, FaultKind, Instant, MomentKind, Pass, Process, Status};

/// One attempt at a build.
pub struct Attempt<'a> {
    pub build: &'a Build<'a>,
    pub number: u32,
    pub phases: [PhaseSteps; 11],
    /// What `CODEBUILD_BUILD_SUCCEEDING` says.
    pub succeeding: Cell<bool>,
    /// Whether someone stops it now.
    pub stopped: Cell<bool>,
    pub failures: RefCell<Vec<Failure>>,
    /// The commands that ran and exited with 0.
    pub ran: RefCell<Vec<Spot>>,
    /// The commands that are worth a mark on the scrubber.
    pub marked: Vec<Spot>,
    pub exports_settled: Cell<bool>,
    pub uploads_settled: Cell<bool>,
    /// Its place among the account's builds, from the end of its waiting on.
    pub place: RefCell<Option<Pass<'a>>>,
}

const REST_AFTER_CUT: &str = "AWS does not say that nothing else runs, such as a finally block.";
const RETRIES_WHOLE: &str = "AWS does not say whether RETRY repeats the build or only the phase.";

impl Attempt<'_> {
    /// The steps of `phase`.
    pub fn steps(&self, phase: Phase) -> &PhaseSteps {
        // Planned for every phase, in order.
        &self.phases[phase as usize]
    }

    /// Runs it to its end; none if the build is to be tried again.
    pub async fn run(&self) -> Option<Verdict> {
        let (sim, setup) = (self.build.sim, &self.build.scenario.setup);
        let at = setup
            .stop_after
            .filter(|_| self.build.is_alone())
            .map(|seconds| Instant(0).after(seconds.saturating_mul(1000)));
        let stop: Process<'_, Ending> = Box::pin(async move {
            match at {
                Some(at) => sim.until_or(at, || self.stopped.get()).await,
                None => sim.when(|| self.stopped.get()).await,
            }
            let ending = Ending::new(Status::Stopped).detail("STOPPED").why("Someone stopped the build.");
            ending.left_out("Did not run: the build was stopped.").left_out_assumed(Some(REST_AFTER_CUT.to_owned()))
        });
        match sim.unless(Box::pin(self.to_the_end()), stop).await {
            Ok(verdict) => verdict,
            Err(ending) => Some(self.cut(&ending, "STOPPED")),
        }
    }

    async fn to_the_end(&self) -> Option<Verdict> {
        let sim = self.build.sim;
        let submitted = &self.steps(Phase::Submitted).step;
        submitted.start();
        if self.number == 1 {
            self.build.say("The build is submitted.", Some(submitted.id()));
        } else {
            submitted.assume(RETRIES_WHOLE);
            self.build.say(format!("Attempt {} starts from the first phase.", self.number), Some(submitted.id()));
        }
        sim.sleep(self.build.phase_takes(Phase::Submitted)).await;
        submitted.succeed();
        if let Err(failure) = self.queued().await {
            return self.walk(self.react(failure)?).await;
        }
        let minutes = self.build.scenario.setup.build_timeout.clamp(5, 2160);
        let deadline: Process<'_, Ending> = Box::pin(async move {
            sim.sleep(minutes * 60_000).await;
            let ending = Ending::new(Status::TimedOut).detail("BUILD_TIMED_OUT").why("Build has timed out.");
            ending
                .left_out(format!("Did not run: the build's {minutes} minutes were over."))
                .left_out_assumed(Some(REST_AFTER_CUT.to_owned()))
        });
        match sim.unless(Box::pin(self.walk(Phase::Provisioning)), deadline).await {
            Ok(verdict) => verdict,
            Err(ending) => Some(self.cut(&ending, "TIMED_OUT")),
        }
    }

    /// Runs one phase after another, from `phase` on; none if the build is to be tried again.
    async fn walk(&self, mut phase: Phase) -> Option<Verdict> {
        loop {
            let step = &self.steps(phase).step;
            step.start();
            let next = match self.phase(phase).await {
                Ok(()) => {
                    step.succeed();
                    Phase::ALL.into_iter().find(|next| *next > phase)
                }
                Err(failure) => {
                    step.close(&failure.ending());
                    Some(self.react(failure)?)
                }
            };
            match next {
                Some(next) => phase = next,
                None => return Some(self.verdict()),
            }
        }
    }

    async fn phase(&self, phase: Phase) -> Result<(), Failure> {
        match phase {
            Phase::Provisioning => self.provision().await,
            Phase::DownloadSource => self.download().await,
            Phase::UploadArtifacts => self.upload().await,
            Phase::Completed => {
                self.complete();
                Ok(())
            }
            Phase::Submitted | Phase::Queued | Phase::Finalizing => {
                let takes = self.build.phase_takes(phase);
                self.pass(self.build.fault(phase.name(), self.number), takes).await;
                Ok(())
            }
            Phase::Install | Phase::PreBuild | Phase::Build | Phase::PostBuild => match phase.commands() {
                Some(name) => self.commands(name).await,
                None => Ok(()),
            },
        }
    }

    /// Lets time pass in a step that a fault may strike. True if it is to fail.
    pub async fn pass(&self, fault: Option<&Fault>, takes: u64) -> bool {
        let sim = self.build.sim;
        match fault.map(|fault| fault.kind) {
            Some(FaultKind::TimeOut) => sim.never().await,
            Some(FaultKind::Stop) => {
                sim.sleep(takes / 2).await;
                self.stopped.set(true);
                sim.never().await
            }
            Some(FaultKind::Fail) => {
                sim.sleep(takes).await;
                true
            }
            None => {
                sim.sleep(takes).await;
                false
            }
        }
    }

    /// Settles what follows a failure; none if the build is to be tried again.
    fn react(&self, mut failure: Failure) -> Option<Phase> {
        let phase = failure.phase;
        let policy = phase.commands().and_then(|name| self.policy(name));
        if let Some(OnFailure::Retry { times, pattern }) = policy {
            let matches = pattern.as_ref().is_none_or(|pattern| matches(pattern, &failure.message));
            if matches && self.number <= *times {
                self.try_again(&failure);
                return None;
            }
        }
        let follow = after_failure(phase, policy);
        failure.carried = follow.carried;
        let left_out: Vec<Phase> =
            Phase::ALL.into_iter().filter(|other| phase < *other && *other < follow.next).collect();
        let because = format!("{} failed", phase.name());
        let because = if policy == Some(&OnFailure::Abort) && phase >= Phase::Build {
            format!("{because}, and its on-failure is ABORT")
        } else {
            because
        };
        self.failures.borrow_mut().push(failure);
        let assumed = follow.left_out_assumed.map(str::to_owned);
        for other in &left_out {
            let ending = Ending::new(Status::Skipped).left_out(format!("Did not run: {because}."));
            let assumed = assumed.clone().filter(|_| *other == Phase::UploadArtifacts);
            self.leave_out(*other, &ending.left_out_assumed(assumed));
        }
        if let Some(why) = follow.next_assumed {
            self.steps(follow.next).step.assume(why);
        }
        self.tell_next(phase, &left_out, follow.next, follow.carried);
        Some(follow.next)
    }

    fn tell_next(&self, phase: Phase, left_out: &[Phase], next: Phase, carried: bool) {
        let failed = self.failures.borrow().last().map(|failure| failure.told.clone()).unwrap_or_default();
        let names: Vec<&str> = left_out.iter().map(|phase| phase.name()).collect();
        let step = Some(self.steps(phase).step.id());
        let end = match (phase, next) {
            (_, Phase::Completed) => "The build ends at once.".to_owned(),
            (_, Phase::Finalizing) if left_out.is_empty() => "CodeBuild finalizes.".to_owned(),
            (_, Phase::Finalizing) => {
                format!("{} {} not run: CodeBuild finalizes.", list(&names), do_or_does(names.len()))
            }
            _ if carried => format!("on-failure: CONTINUE goes on with {}.", next.name()),
            _ => format!("{} follows all the same.", next.name()),
        };
        self.build.say(format!("{} failed: {failed}. {end}", phase.name()), step);
        if !left_out.is_empty() && next != Phase::Completed {
            self.build.moment(MomentKind::Jump, "jump", Some(self.steps(next).step.id()));
        }
    }

    /// The phase's `on-failure`, where it counts: with EC2 compute only.
    ///
    /// Source: CodeBuild User Guide, build-spec-ref, 2026.
    fn policy(&self, name: PhaseName) -> Option<&OnFailure> {
        let policy = self.build.plan.phase(name).on_failure.as_ref()?;
        if self.build.scenario.setup.compute == Compute::Ec2 {
            return Some(policy);
        }
        let why = "on-failure is documented for EC2 compute only; played as if it were not there.";
        self.steps(Phase::of(name)).step.assume(why);
        None
    }

    fn try_again(&self, failure: &Failure) {
        let phase = failure.phase;
        let ending = Ending::new(Status::Skipped)
            .left_out(format!("Did not run: {} failed, and the build is tried again.", phase.name()))
            .left_out_assumed(Some(RETRIES_WHOLE.to_owned()));
        for other in Phase::ALL.into_iter().filter(|other| *other > phase) {
            self.close(other, &ending);
        }
        let step = Some(self.steps(phase).step.id());
        self.build.say(
            format!(
                "{} failed: {}. on-failure: RETRY starts attempt {}.",
                phase.name(),
                failure.told,
                self.number + 1
            ),
            step,
        );
        self.build.moment(MomentKind::Jump, "retry", step);
    }

    /// Settles that a phase does not run, and what that means for what the build was to leave behind.
    fn leave_out(&self, phase: Phase, ending: &Ending) {
        self.close(phase, ending);
        match phase {
            Phase::PostBuild => self.settle_exports(),
            Phase::UploadArtifacts => self.settle_nothing_uploaded("UPLOAD_ARTIFACTS does not run"),
            _ => {}
        }
    }

    pub fn close(&self, phase: Phase, ending: &Ending) {
        let step = &self.steps(phase).step;
        self.build.sim.close_under(step.id(), ending);
        step.close(ending);
    }

    /// Writes how a phase ended into the log.
    pub fn log_end(&self, phase: Phase, failure: Option<&Failure>) {
        let step = Some(self.steps(phase).step.id());
        let name = phase.name();
        match failure {
            None => {
                self.build.log(format!("Phase complete: {name} State: SUCCEEDED"), step);
                self.build.log("Phase context status code:  Message: ", step);
            }
            Some(failure) => {
                self.build.log_failure(format!("Phase complete: {name} State: FAILED"), step);
                let (code, message) = (&failure.code, &failure.message);
                self.build.log_failure(format!("Phase context status code: {code} Message: {message}"), step);
            }
        }
    }

    /// A command's name in a sentence.
    pub fn named(text: &str) -> String {
        quoted(text, &super::durations::work(text))
    }
}

/// Whether a RETRY pattern matches an error message. A pattern that does not compile matches nothing.
fn matches(pattern: &str, message: &str) -> bool {
    regex_lite::Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(message))
}

fn do_or_does(number: usize) -> &'static str {
    if number == 1 { "does" } else { "do" }
}
