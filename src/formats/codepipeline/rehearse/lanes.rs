//! The lanes of a pipeline's definition: one for each stage and action, however many executions go through them.

use super::plan::{ActionPlan, PipelinePlan};
use super::sources;
use crate::formats::codepipeline::model::{Category, Owner};
use crate::rehearsal::{Lane, LaneId, Sim};

/// The lanes of a stage.
pub struct StageLanes {
    pub stage: LaneId,
    /// Those of its actions, in the order of the plan.
    pub actions: Vec<LaneId>,
}

/// Adds the lanes of a definition.
pub fn lanes(sim: &Sim, plan: &PipelinePlan) -> Vec<StageLanes> {
    let mut all = Vec::new();
    for stage in &plan.stages {
        let lane = sim.lane(Lane::new("stage", &stage.name).written(stage.place));
        let actions = stage.actions.iter().map(|action| sim.lane(action_lane(plan, action))).collect();
        all.push(StageLanes { stage: lane, actions });
    }
    all
}

fn action_lane(plan: &PipelinePlan, action: &ActionPlan) -> Lane {
    let mut lane = Lane::new("action", &action.address)
        .written(action.place)
        .fact("category", category(action.category))
        .fact("owner", owner(action.owner))
        .fact("provider", &action.provider)
        .fact("runOrder", action.run_order.to_string());
    for name in &action.inputs {
        lane = lane.fact("in", name);
    }
    for name in &action.outputs {
        lane = lane.fact("out", name);
    }
    for (name, value) in [("namespace", &action.namespace), ("region", &action.region)] {
        if let Some(value) = value {
            lane = lane.fact(name, value);
        }
    }
    if action.category == Category::Source {
        lane = lane.fact("notices", sources::notices(plan, action));
        if let Some(note) = sources::note(action) {
            lane = lane.fact("note", note);
        }
    }
    lane
}

fn category(category: Category) -> &'static str {
    match category {
        Category::Source => "Source",
        Category::Build => "Build",
        Category::Deploy => "Deploy",
        Category::Test => "Test",
        Category::Invoke => "Invoke",
        Category::Approval => "Approval",
        Category::Compute => "Compute",
    }
}

fn owner(owner: Owner) -> &'static str {
    match owner {
        Owner::Aws => "AWS",
        Owner::ThirdParty => "ThirdParty",
        Owner::Custom => "Custom",
    }
}
