//! How an attempt ends: by itself, by a stop or by a deadline.

use super::attempt::Attempt;
use super::build::Verdict;
use super::phase::Phase;
use crate::formats::codebuild::scenario::ContinueEnds;
use crate::rehearsal::{Ending, MomentKind, Status};

impl Attempt<'_> {
    /// Ends the attempt where it is: a stop or a deadline. COMPLETED follows at once.
    pub fn cut(&self, ending: &Ending, word: &'static str) -> Verdict {
        let running = self.phases.iter().find(|steps| steps.step.is_running());
        let place = running.map(|steps| steps.phase.name());
        for steps in self.phases.iter().filter(|steps| steps.phase != Phase::Completed) {
            // That a deadline leaves out FINALIZING was seen in a response of the service.
            let seen = steps.phase == Phase::Finalizing && ending.status == Status::TimedOut;
            let ending = if seen { &ending.clone().left_out_assumed(None) } else { ending };
            self.close(steps.phase, ending);
        }
        let why = ending.why.clone().unwrap_or_default();
        let what = match place {
            Some(phase) => format!("{} in {phase}.", why.trim_end_matches('.')),
            None => why,
        };
        let completed = &self.steps(Phase::Completed).step;
        if ending.status == Status::Stopped {
            completed.assume("AWS does not say that COMPLETED follows a stop at once.");
        } else if let Some(phase) = place {
            self.build.log_failure(format!("Phase complete: {phase} State: TIMED_OUT"), None);
            self.build.log_failure("Phase context status code: BUILD_TIMED_OUT Message: Build has timed out.", None);
        }
        completed.start();
        completed.succeed();
        let kind = if ending.status == Status::Stopped { MomentKind::End } else { MomentKind::Failure };
        self.build.moment(kind, word, running.map(|steps| steps.step.id()));
        self.build.say(format!("{what} The build ends as {word}."), Some(completed.id()));
        self.settle_exports();
        let stopped = ending.status == Status::Stopped;
        self.settle_nothing_uploaded(if stopped { "the build was stopped" } else { "the build timed out" });
        Verdict { status: ending.status, word, why: Some(what), assumed: None }
    }

    /// Tells how the build ends.
    pub fn complete(&self) {
        let verdict = self.verdict();
        let step = Some(self.steps(Phase::Completed).step.id());
        self.build.moment(MomentKind::End, verdict.word, step);
        let why = verdict.why.map(|why| format!(" {why}")).unwrap_or_default();
        self.build.say(format!("The build ends as {}.{why}", verdict.word), step);
    }

    /// How the build ends by what failed in it.
    pub fn verdict(&self) -> Verdict {
        let failures = self.failures.borrow();
        let decisive = failures.iter().find(|failure| !failure.carried).or_else(|| failures.first());
        let Some(failure) = decisive else {
            return Verdict { status: Status::Succeeded, word: "SUCCEEDED", why: None, assumed: None };
        };
        let why = format!("{} failed: {}.", failure.phase.name(), failure.told);
        let undocumented = "AWS does not document how a build ends after on-failure: CONTINUE.".to_owned();
        if failure.carried && self.build.scenario.setup.continue_ends == ContinueEnds::Succeeded {
            let why = format!("{why} on-failure: CONTINUE carried the build past it.");
            return Verdict {
                status: Status::Succeeded,
                word: "SUCCEEDED",
                why: Some(why),
                assumed: Some(undocumented),
            };
        }
        let assumed = if failure.carried {
            Some(undocumented)
        } else {
            failure.assumed.clone().filter(|_| !failure.only_wording)
        };
        Verdict { status: Status::Failed, word: failure.word, why: Some(why), assumed }
    }
}
