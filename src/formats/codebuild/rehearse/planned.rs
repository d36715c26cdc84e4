//! The steps of an attempt, planned before it starts.

use super::build::{Build, address};
use super::phase::Phase;
use super::plan::{CommandPlan, RefusalPoint};
use crate::formats::codebuild::file::{Block, PhaseName};
use crate::formats::codebuild::on_failure::OnFailure;
use crate::formats::codebuild::scenario::Compute;
use crate::rehearsal::{FaultKind, Lane, LaneId, Plan, PlannedStep};

/// The steps of a phase.
pub struct PhaseSteps {
    pub phase: Phase,
    pub step: PlannedStep,
    pub commands: Vec<PlannedStep>,
    pub finally: Vec<PlannedStep>,
}

/// Faults of what only passes time.
const HANGS: &[FaultKind] = &[FaultKind::TimeOut, FaultKind::Stop];
/// Faults of what can fail too.
const FAILS: &[FaultKind] = &[FaultKind::Fail, FaultKind::TimeOut, FaultKind::Stop];

/// Plans every step of an attempt.
pub fn plan(build: &Build<'_>, lane: LaneId, number: u32) -> [PhaseSteps; 11] {
    let mut phases = Phase::ALL.map(|phase| plan_phase(build, lane, number, phase));
    for steps in &mut phases {
        if let Some(name) = steps.phase.commands() {
            steps.commands = plan_block(build, &steps.step, number, name, Block::Commands);
            steps.finally = plan_block(build, &steps.step, number, name, Block::Finally);
        }
    }
    phases
}

fn plan_phase(build: &Build<'_>, lane: LaneId, number: u32, phase: Phase) -> PhaseSteps {
    let of_file = phase.commands().map(|name| build.plan.phase(name));
    let faults = match (phase, of_file) {
        (Phase::Submitted | Phase::Completed, _) => &[],
        (Phase::Finalizing, _) => HANGS,
        (_, Some(plan)) if plan.commands.is_empty() && plan.finally.is_empty() => &[],
        _ => FAILS,
    };
    let name = phase.name();
    let plan = Plan::new(lane, "phase", build.address(name), name).attempt(number).faults(faults);
    let refusal = build.plan.refusals.iter().find(|refusal| refused_in(refusal.point) == Some(phase));
    let place = of_file.and_then(|phase| phase.place).or_else(|| refusal?.place);
    let retried = phase.commands().is_some_and(|name| is_retried(build, name));
    let plan = plan.written(place).retried(retried);
    let plan = match build.seat.task {
        Some(task) => plan.under(task),
        None => plan,
    };
    PhaseSteps { phase, step: build.sim.plan(plan), commands: Vec::new(), finally: Vec::new() }
}

fn plan_block(
    build: &Build<'_>,
    phase: &PlannedStep,
    number: u32,
    name: PhaseName,
    block: Block,
) -> Vec<PlannedStep> {
    let commands = build.plan.phase(name).block(block);
    if commands.is_empty() {
        return Vec::new();
    }
    let lane = build.sim.lane(Lane::new(block.key(), block.key()).under(phase.id()));
    let kind = if block == Block::Commands { "command" } else { "finally" };
    let retried = is_retried(build, name);
    let plan = |(index, command): (usize, &CommandPlan)| {
        let address = build.address(&address((name, block, index)));
        let plan = Plan::new(lane, kind, address, command.text.as_str()).under(phase.id());
        build.sim.plan(plan.attempt(number).written(command.place).faults(FAILS).retried(retried))
    };
    commands.iter().enumerate().map(plan).collect()
}

/// Whether a failure in the phase may lead to another attempt.
fn is_retried(build: &Build<'_>, name: PhaseName) -> bool {
    let is_heeded = build.scenario.setup.compute == Compute::Ec2;
    is_heeded && matches!(build.plan.phase(name).on_failure, Some(OnFailure::Retry { times: 1.., .. }))
}

/// The phase in which CodeBuild objects at that point.
fn refused_in(point: RefusalPoint) -> Option<Phase> {
    match point {
        RefusalPoint::Reading | RefusalPoint::Decrypting => Some(Phase::DownloadSource),
        RefusalPoint::Uploading => Some(Phase::UploadArtifacts),
        RefusalPoint::Batch => None,
    }
}
