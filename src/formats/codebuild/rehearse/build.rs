//! One build, from SUBMITTED to COMPLETED, as often as it is tried.

use std::cell::{Cell, RefCell};

use super::attempt::Attempt;
use super::phase::Phase;
use super::plan::BuildPlan;
use super::planned::plan;
use super::words::upper_first;
use crate::formats::codebuild::file::{Block, PhaseName};
use crate::formats::codebuild::scenario::Setup;
use crate::rehearsal::{Ending, Fault, Gate, Lane, LaneId, MomentKind, Scenario, Sim, Status, StepId};

/// The variable that tells the commands whether the build succeeds so far.
pub const SUCCEEDING: &str = "CODEBUILD_BUILD_SUCCEEDING";

/// A build that is to run.
pub struct Build<'a> {
    pub sim: &'a Sim,
    pub plan: &'a BuildPlan,
    pub scenario: &'a Scenario<Setup>,
    pub seat: Seat<'a>,
}

/// Where a build stands: on its own, or in a batch.
#[derive(Default)]
pub struct Seat<'a> {
    /// What its addresses begin with: nothing, or `task:linux/`.
    pub prefix: String,
    /// The batch's step for it.
    pub task: Option<StepId>,
    /// The account's limit of builds at once.
    pub gate: Option<&'a Gate>,
    /// The buildspec that it runs, where that is not at hand.
    pub unknown: Option<&'a str>,
    /// The image that the batch names for it, where it names one.
    pub image: Option<&'a str>,
}

/// How a build ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub status: Status,
    /// CodeBuild's word for it.
    pub word: &'static str,
    pub why: Option<String>,
    pub assumed: Option<String>,
}

/// How a phase fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub phase: Phase,
    /// CodeBuild's status code.
    pub code: String,
    /// CodeBuild's message.
    pub message: String,
    /// That in plain words, as a clause: "`npm test` exited with 1".
    pub told: String,
    pub status: Status,
    /// CodeBuild's word for how the build ends by it.
    pub word: &'static str,
    /// Why it is an assumption that it fails so.
    pub assumed: Option<String>,
    /// Whether only its wording is assumed, not that it fails the build.
    pub only_wording: bool,
    /// Whether CONTINUE carried the build past it.
    pub carried: bool,
}

impl Failure {
    pub fn new(phase: Phase, code: &str, message: impl Into<String>, told: impl Into<String>) -> Self {
        Self {
            phase,
            code: code.to_owned(),
            message: message.into(),
            told: told.into(),
            status: Status::Failed,
            word: "FAILED",
            assumed: None,
            only_wording: false,
            carried: false,
        }
    }

    /// Says why it is an assumption that it fails so, and the build by it.
    #[must_use]
    pub fn assumed(mut self, why: Option<String>) -> Self {
        self.assumed = why;
        self
    }

    /// How the phase ends.
    pub fn ending(&self) -> Ending {
        let why = format!("{}.", upper_first(&self.told).trim_end_matches('.'));
        Ending::new(self.status).detail(&self.code).why(why).assumed(self.assumed.clone())
    }
}

/// A command's place in the file.
pub type Spot = (PhaseName, Block, usize);

/// The address of a command.
pub fn address((phase, block, index): Spot) -> String {
    format!("{}.{}[{index}]", phase.key(), block.key())
}

impl Build<'_> {
    /// Runs the build to its end.
    pub async fn run(&self) -> Verdict {
        let lane = Lane::new("phases", "phases");
        let lane = self.sim.lane(match self.seat.task {
            Some(task) => lane.under(task),
            None => lane,
        });
        let mut number = 1;
        loop {
            if let Some(verdict) = self.attempt(lane, number).run().await {
                return verdict;
            }
            number += 1;
        }
    }

    fn attempt(&self, lane: LaneId, number: u32) -> Attempt<'_> {
        Attempt {
            build: self,
            number,
            phases: plan(self, lane, number),
            succeeding: Cell::new(true),
            stopped: Cell::new(false),
            failures: RefCell::default(),
            ran: RefCell::default(),
            marked: self.longest(),
            exports_settled: Cell::new(false),
            uploads_settled: Cell::new(false),
            place: RefCell::default(),
        }
    }

    /// Whether it tells its story, log and results; in a batch, the batch does.
    pub fn is_alone(&self) -> bool {
        self.seat.task.is_none()
    }

    /// The image that it runs in: that of the batch, else that of the project.
    pub fn image(&self) -> &str {
        self.seat.image.unwrap_or(&self.scenario.setup.image)
    }

    /// The address of one of its steps in the scenario.
    pub fn address(&self, step: &str) -> String {
        format!("{}{step}", self.seat.prefix)
    }

    /// The fault that is to strike a step in that attempt.
    pub fn fault(&self, step: &str, attempt: u32) -> Option<&Fault> {
        self.scenario.faults.at(&self.address(step), attempt)
    }

    /// The fault that is to strike the build as a whole: `task:linux`.
    pub fn fault_of_task(&self, attempt: u32) -> Option<&Fault> {
        let address = self.seat.prefix.strip_suffix('/')?;
        self.scenario.faults.at(address, attempt)
    }

    /// How long a step takes, in milliseconds.
    pub fn takes(&self, step: &str, kind: &str, usual: u64) -> u64 {
        self.scenario.durations.of(&self.address(step), kind, usual)
    }

    /// How long a phase takes apart from its commands, in milliseconds.
    pub fn phase_takes(&self, phase: Phase) -> u64 {
        self.takes(phase.name(), phase.name(), super::durations::phase(phase))
    }

    /// The command that a fault of the whole build strikes: the first of BUILD, else the first of all.
    pub fn heart(&self) -> Option<Spot> {
        let spot = |(phase, block, index, _)| (phase, block, index);
        let mut all = self.plan.commands().map(spot);
        let first = self.plan.commands().map(spot).next();
        all.find(|(phase, ..)| *phase == PhaseName::Build).or(first)
    }

    /// The longest command of each phase, where it is long: worth a mark on the scrubber.
    fn longest(&self) -> Vec<Spot> {
        const LONG: u64 = 10_000;
        let mut longest: Vec<(Spot, u64)> = Vec::new();
        for (phase, block, index, command) in self.plan.commands() {
            let spot = (phase, block, index);
            let work = super::durations::work(&command.text);
            let takes = self.takes(&address(spot), &work.kind, work.takes);
            match longest.last_mut() {
                Some((last, most)) if last.0 == phase => {
                    if takes > *most {
                        (*last, *most) = (spot, takes);
                    }
                }
                _ => longest.push((spot, takes)),
            }
        }
        longest.into_iter().filter(|(_, takes)| *takes >= LONG).map(|(spot, _)| spot).collect()
    }

    pub fn say(&self, text: impl Into<String>, step: Option<StepId>) {
        if self.is_alone() {
            self.sim.say(text, step);
        }
    }

    pub fn log(&self, text: impl Into<String>, step: Option<StepId>) {
        if self.is_alone() {
            self.sim.log(text, step);
        }
    }

    pub fn log_failure(&self, text: impl Into<String>, step: Option<StepId>) {
        if self.is_alone() {
            self.sim.log_failure(text, step);
        }
    }

    pub fn moment(&self, kind: MomentKind, label: impl Into<String>, step: Option<StepId>) {
        if self.is_alone() {
            self.sim.moment(kind, label, step);
        }
    }

    /// Says what `CODEBUILD_BUILD_SUCCEEDING` holds from now on.
    pub fn gauge(&self, value: &str, why: Option<String>, assumed: Option<&str>) {
        if self.is_alone() {
            self.sim.gauge(SUCCEEDING, value, why, assumed.map(str::to_owned));
        }
    }
}
