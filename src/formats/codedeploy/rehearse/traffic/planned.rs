//! The steps of a deployment, planned before it starts.

use super::deployment::Deployment;
use super::plan::{TrafficPlan, TrafficTarget};
use super::words::function;
use crate::formats::codedeploy::facts::traffic_lifecycle::{TrafficEvent, TrafficPlatform};
use crate::formats::codedeploy::scenario::{Ready, Traffic};
use crate::rehearsal::{FaultKind, Lane, LaneId, Plan, PlannedStep, Sim};
use crate::syntax::Span;

/// A part of a deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A lifecycle event.
    Event(TrafficEvent),
    /// The wait for someone to reroute the traffic.
    ReadyWait,
    /// The wait before the original task set is terminated.
    TerminationWait,
}

/// The steps of a part.
pub struct StageSteps {
    pub stage: Stage,
    pub step: PlannedStep,
    /// The hook's function.
    pub hook: Option<PlannedStep>,
}

const READY_PLACE: &str = "AWS does not say between which lifecycle events this wait lies.";

impl Stage {
    /// The service's own word for it.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Event(event) => event.name(),
            Stage::ReadyWait => "READY_WAIT",
            Stage::TerminationWait => "TERMINATION_WAIT",
        }
    }

    /// The parts of a deployment, in order.
    fn of(platform: TrafficPlatform, traffic: &Traffic) -> Vec<Self> {
        let mut stages = Vec::new();
        let is_ecs = platform == TrafficPlatform::Ecs;
        for event in platform.events() {
            if is_ecs && *event == TrafficEvent::BeforeAllowTraffic && traffic.ready == Ready::StopDeployment {
                stages.push(Stage::ReadyWait);
            }
            stages.push(Stage::Event(*event));
        }
        if is_ecs {
            stages.push(Stage::TerminationWait);
        }
        stages
    }

    /// Which faults a person can inject into it.
    fn faults(self, plan: &TrafficPlan, traffic: &Traffic) -> &'static [FaultKind] {
        use FaultKind::{Fail, Stop, TimeOut};
        match self {
            Stage::Event(event) if event.needs_test_listener() && !traffic.test_listener => &[],
            Stage::Event(TrafficEvent::Install) => &[Fail, TimeOut, Stop],
            Stage::Event(event) if event.is_reserved() => &[Fail, Stop],
            Stage::Event(event) if plan.hook(event).is_some() => &[Fail, TimeOut, Stop],
            Stage::Event(_) => &[],
            Stage::ReadyWait => &[TimeOut, Stop],
            Stage::TerminationWait => &[Stop],
        }
    }

    /// Where in the file it is written.
    fn place(self, plan: &TrafficPlan) -> Option<Span> {
        match (self, &plan.target) {
            (Stage::Event(TrafficEvent::AllowTraffic), TrafficTarget::Lambda(lambda)) => lambda.target.place,
            (Stage::Event(TrafficEvent::AllowTraffic), TrafficTarget::Ecs(ecs)) => ecs.container.place,
            (Stage::Event(TrafficEvent::Install), TrafficTarget::Ecs(ecs)) => ecs.task_definition.place,
            (Stage::Event(event), _) => plan.hook(event)?.place,
            _ => None,
        }
    }
}

/// Plans every part of a deployment under its step.
pub fn plan(sim: &Sim, plan: &TrafficPlan, traffic: &Traffic, deployment: &PlannedStep) -> Vec<StageSteps> {
    let lane = sim.lane(Lane::new("events", "Lifecycle events").under(deployment.id()));
    let stages = Stage::of(plan.platform(), traffic);
    stages.into_iter().map(|stage| plan_stage(sim, plan, traffic, deployment, lane, stage)).collect()
}

fn plan_stage(
    sim: &Sim,
    plan: &TrafficPlan,
    traffic: &Traffic,
    deployment: &PlannedStep,
    lane: LaneId,
    stage: Stage,
) -> StageSteps {
    let kind = if matches!(stage, Stage::Event(_)) { "event" } else { "wait" };
    let step = Plan::new(lane, kind, stage.name(), stage.name()).under(deployment.id());
    let step = step.written(stage.place(plan)).faults(stage.faults(plan, traffic));
    let step = sim.plan(if stage == Stage::ReadyWait { step.assumed(READY_PLACE) } else { step });
    let hook = match stage {
        Stage::Event(event) if !event.is_reserved() => plan.hook(event),
        _ => None,
    };
    let hook = hook.map(|hook| {
        let lane = sim.lane(Lane::new("hooks", "Hook").under(step.id()).written(hook.place));
        let address = format!("{}.hook", stage.name());
        let label = function(&hook.function.text).to_owned();
        sim.plan(Plan::new(lane, "hook", address, label).under(step.id()).written(hook.function.place))
    });
    StageSteps { stage, step, hook }
}

impl Deployment<'_> {
    /// The part that is running.
    pub fn running(&self) -> Option<&StageSteps> {
        self.stages.iter().find(|steps| steps.step.is_running())
    }
}
