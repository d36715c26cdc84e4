//! INSTALL, PRE_BUILD, BUILD and POST_BUILD: the commands of the file.

use super::attempt::Attempt;
use super::build::{Failure, Spot, address};
use super::durations::{UNKNOWN_BUILD, Work, work};
use super::guard::{Does, changes_outside, does};
use super::phase::Phase;
use super::plan::CommandPlan;
use super::words::{count, quoted, short, upper_first};
use crate::formats::codebuild::file::{Block, PhaseName};
use crate::rehearsal::{Ending, Fault, MomentKind, PlannedStep, Status};
use crate::shell;

const IN_FINALLY: &str = "AWS does not say what the variable holds in the finally block of the phase that fails.";
const REST_OF_FINALLY: &str = "AWS does not say whether the rest of finally is left out.";
const OWN_READING: &str = "Our reading of the test in the command.";

impl Attempt<'_> {
    /// Runs the commands of a phase of the file.
    pub async fn commands(&self, name: PhaseName) -> Result<(), Failure> {
        let (build, phase) = (self.build, Phase::of(name));
        let steps = self.steps(phase);
        let step = Some(steps.step.id());
        if name == PhaseName::Install {
            build.gauge("1", None, None);
        }
        build.log(format!("Entering phase {}", phase.name()), step);
        if build.plan.phase(name).block(Block::Commands).is_empty() {
            build.say(format!("{} has no commands.", phase.name()), step);
        }
        self.unknown_build(name).await;
        let mut failed = self.block(name, Block::Commands).await.err();
        if !steps.finally.is_empty() {
            if let Some(failure) = &failed {
                let why = format!("since {}", failure.told);
                self.succeeding.set(false);
                build.gauge("0", Some(why), Some(IN_FINALLY));
                let sentence = format!("{} has failed, and its finally block runs all the same.", phase.name());
                build.say(sentence, step);
            }
            let again = self.block(name, Block::Finally).await.err();
            failed = failed.or(again);
        }
        self.log_end(phase, failed.as_ref());
        if name == PhaseName::PostBuild {
            self.settle_exports();
        }
        let Some(failure) = failed else { return Ok(()) };
        self.succeeding.set(false);
        build.gauge("0", Some(format!("since {} failed", phase.name())), None);
        Err(failure)
    }

    /// Stands for a buildspec that is not at hand.
    async fn unknown_build(&self, name: PhaseName) {
        if let Some(path) = self.build.seat.unknown.filter(|_| name == PhaseName::Build) {
            self.steps(Phase::Build).step.assume(format!("`{path}` is not at hand; how long it takes is invented."));
            self.build.sim.sleep(self.build.takes("BUILD", "BUILD", UNKNOWN_BUILD)).await;
        }
    }

    /// Runs one list of a phase until a command fails.
    async fn block(&self, name: PhaseName, block: Block) -> Result<(), Failure> {
        let steps = self.steps(Phase::of(name));
        let planned = if block == Block::Commands { &steps.commands } else { &steps.finally };
        let commands = self.build.plan.phase(name).block(block);
        for (index, (step, command)) in planned.iter().zip(commands).enumerate() {
            let Err(failure) = self.command((name, block, index), step, command).await else { continue };
            let rest = planned.get(index + 1..).unwrap_or_default();
            let why = format!("Did not run: {} failed.", Self::named(&command.text));
            let assumed = (block == Block::Finally).then(|| REST_OF_FINALLY.to_owned());
            let left_out = Ending::new(Status::Skipped).left_out(why).left_out_assumed(assumed);
            for step in rest {
                step.close(&left_out);
            }
            let sentence = format!("{}{}.", upper_first(&failure.told), after_it(rest.len()));
            self.build.say(sentence, Some(step.id()));
            return Err(failure);
        }
        Ok(())
    }

    async fn command(&self, spot: Spot, step: &PlannedStep, command: &CommandPlan) -> Result<(), Failure> {
        let build = self.build;
        let work = work(&command.text);
        let takes = build.takes(&address(spot), &work.kind, work.takes);
        step.start();
        build.log(format!("Running command {}", command.text), Some(step.id()));
        self.announce(spot, step, command, &work, takes);
        let fault = self.fault_of(spot);
        let strikes = self.pass(fault, takes).await;
        let does = does(&command.text, self.succeeding.get());
        let status = match (strikes, &does) {
            (true, _) => Some(fault.and_then(|fault| fault.exit).unwrap_or(1)),
            (false, Does::Exits(status)) => Some(*status),
            (false, _) => None,
        };
        let Some(status) = status else {
            step.close(&self.well(command, &does));
            self.ran.borrow_mut().push(spot);
            return Ok(());
        };
        Err(self.fail(spot, step, command, status, fault.filter(|_| strikes)))
    }

    fn fail(
        &self,
        spot: Spot,
        step: &PlannedStep,
        command: &CommandPlan,
        status: i32,
        fault: Option<&Fault>,
    ) -> Failure {
        let text = &command.text;
        let line = format!("Command did not exit successfully {text} exit status {status}");
        self.build.log_failure(line, Some(step.id()));
        self.build.moment(MomentKind::Failure, format!("exit {status}"), Some(step.id()));
        let told = format!("{} exited with {status}", Self::named(text));
        let why = if fault.is_some() || self.succeeding.get() {
            format!("It exited with {status}.")
        } else {
            format!("It exited with {status}: CODEBUILD_BUILD_SUCCEEDING is 0.")
        };
        let own = (fault.is_none() && !self.succeeding.get()).then(|| OWN_READING.to_owned());
        step.close(&Ending::new(Status::Failed).detail(format!("exit {status}")).why(why).assumed(own));
        let message = format!("Error while executing command: {text}. Reason: exit status {status}");
        let message = fault.and_then(|fault| fault.detail.clone()).unwrap_or(message);
        Failure::new(Phase::of(spot.0), "COMMAND_EXECUTION_ERROR", message, told)
    }

    /// How a command ends that exits with 0.
    fn well(&self, command: &CommandPlan, does: &Does) -> Ending {
        let ending = Ending::new(Status::Succeeded).detail("exit 0");
        let outside = changes_outside(&command.text).filter(|_| !self.succeeding.get());
        match (does, outside) {
            (Does::Abstains, _) => {
                let why = "It asks for CODEBUILD_BUILD_SUCCEEDING, which is 0, and leaves out the rest.";
                ending.why(why).assumed(Some(OWN_READING.to_owned()))
            }
            (_, Some(effect)) => ending.why(format!("`{effect}` ran although {}.", self.what_failed())),
            (_, None) if self.build.plan.shell_per_command && only_sets_state(&command.text) => {
                ending.why("Without effect on the next command: in version 0.1 each has a shell of its own.")
            }
            (_, None) => ending,
        }
    }

    fn what_failed(&self) -> String {
        match self.failures.borrow().first() {
            Some(failure) => format!("{} failed", failure.phase.name()),
            None => "a command of this phase failed".to_owned(),
        }
    }

    /// Tells that a command runs, and marks it where that is telling.
    fn announce(&self, spot: Spot, step: &PlannedStep, command: &CommandPlan, work: &Work, takes: u64) {
        let name = quoted(&command.text, work);
        let outside = changes_outside(&command.text).filter(|_| !self.succeeding.get());
        let abstains = does(&command.text, self.succeeding.get()) != Does::Runs;
        if let Some(effect) = outside.filter(|_| !abstains) {
            self.build.say(format!("`{effect}` runs although {}.", self.what_failed()), Some(step.id()));
            self.build.moment(MomentKind::Handover, effect, Some(step.id()));
            return;
        }
        if takes > 0 {
            let place = Phase::of(spot.0).name();
            let place = if spot.1 == Block::Finally { format!("{place}'s finally block") } else { place.to_owned() };
            self.build.say(format!("{place} runs {name}."), Some(step.id()));
        }
        if self.number == 1 && self.marked.contains(&spot) {
            self.build.moment(MomentKind::Begin, short(&command.text, work), Some(step.id()));
        }
    }

    /// The fault that strikes a command: its own, or that of its phase or build, which strikes where that is weakest.
    fn fault_of(&self, spot: Spot) -> Option<&Fault> {
        let build = self.build;
        let first = build
            .plan
            .commands()
            .map(|(phase, block, index, _)| (phase, block, index))
            .find(|other| other.0 == spot.0);
        let of_phase = build.fault(Phase::of(spot.0).name(), self.number).filter(|_| first == Some(spot));
        let of_task = build.fault_of_task(self.number).filter(|_| build.heart() == Some(spot));
        build.fault(&address(spot), self.number).or(of_phase).or(of_task)
    }
}

/// Whether the command only sets what a shell of its own forgets.
fn only_sets_state(text: &str) -> bool {
    let programs = shell::commands(text);
    let sets = |simple: &shell::Simple| matches!(simple.name(), "" | "cd" | "export" | "set" | "source" | ".");
    !programs.is_empty() && programs.iter().filter(|simple| !simple.substituted).all(sets)
}

fn after_it(number: usize) -> String {
    match number {
        0 => String::new(),
        1 => "; the command after it does not run".to_owned(),
        _ => format!("; the {} after it do not run", count(number, "command")),
    }
}
