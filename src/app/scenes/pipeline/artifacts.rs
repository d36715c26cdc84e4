//! Which action hands which artifact to which others, and where it is at an instant.

use std::collections::BTreeMap;

use super::model::{Pipeline, execution};
use crate::app::stage::run::Run;
use crate::order;
use crate::rehearsal::{Handover, Instant, LaneId, Status, StepId, StepState};

/// An artifact that some action takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Its name.
    pub name: String,
    /// The action that makes it.
    pub maker: Place,
    /// The actions that take it, in the order of the pipeline.
    pub takers: Vec<Place>,
}

/// Where an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The action's lane.
    pub lane: LaneId,
    /// Which column.
    pub column: usize,
    /// Which group of that column.
    pub row: usize,
    /// Which action of that group.
    pub index: usize,
}

/// Where an artifact is at an instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// The execution that made it.
    pub execution: String,
    /// The action it comes from, and the one it is carried to; the same one while it rests.
    pub between: (LaneId, LaneId),
    /// How much of the way lies behind it, from 0 to 1.
    pub way: f64,
    /// The actions that have taken it.
    pub taken: Vec<LaneId>,
}

/// Every artifact that is handed on, in the order in which it is made.
pub fn artifacts(run: &Run, pipeline: &Pipeline) -> Vec<Artifact> {
    let mut artifacts: Vec<Artifact> = Vec::new();
    let mut made: BTreeMap<&str, usize> = BTreeMap::new();
    let places = places(pipeline);
    for place in &places {
        for name in named(run, *place, "out") {
            made.insert(name, artifacts.len());
            artifacts.push(Artifact { name: name.to_owned(), maker: *place, takers: Vec::new() });
        }
    }
    for place in &places {
        for name in named(run, *place, "in") {
            if let Some(artifact) = made.get(name).and_then(|index| artifacts.get_mut(*index)) {
                artifact.takers.push(*place);
            }
        }
    }
    artifacts.retain(|artifact| !artifact.takers.is_empty());
    artifacts
}

fn places(pipeline: &Pipeline) -> Vec<Place> {
    let mut places = Vec::new();
    for (column, stage) in pipeline.columns.iter().enumerate() {
        for (row, group) in stage.rows.iter().enumerate() {
            for (index, lane) in group.actions.iter().enumerate() {
                places.push(Place { lane: *lane, column, row, index });
            }
        }
    }
    places
}

fn named<'a>(run: &'a Run, place: Place, fact: &'a str) -> impl Iterator<Item = &'a str> {
    let facts = run.lane(place.lane).map(|lane| lane.facts.as_slice()).unwrap_or_default();
    facts.iter().filter(move |other| other.name == fact).map(|fact| fact.value.as_str())
}

/// Where the newest of an artifact is at an instant; none while none was made.
pub fn token(run: &Run, artifact: &Artifact, at: Instant) -> Option<Token> {
    let maker = artifact.maker.lane;
    let done = |id: &&StepId| run.state(**id, at) == StepState::Ended(Status::Succeeded);
    let step = *run.on(maker).iter().filter(done).max_by_key(|id| run.step(**id).map(|step| step.end))?;
    let handed = |handover: &&Handover| handover.from == step && handover.name == artifact.name;
    let mut handovers: Vec<&Handover> = run.timeline().handovers.iter().filter(handed).collect();
    order::by_key(&mut handovers, |handover| (handover.taken.0, 0));
    let lane = |id: StepId| run.step(id).map_or(maker, |step| step.lane);
    let mut token = Token {
        execution: execution(&run.step(step)?.address).to_owned(),
        between: (maker, maker),
        way: 0.0,
        taken: Vec::new(),
    };
    let mut since = run.step(step)?.end;
    for handover in handovers {
        let here = token.between.1;
        if at < handover.taken {
            let whole = handover.taken.since(since).max(1);
            token.between = (here, lane(handover.to));
            token.way = at.since(since) as f64 / whole as f64;
            return Some(token);
        }
        token.between = (lane(handover.to), lane(handover.to));
        token.taken.push(lane(handover.to));
        since = handover.taken;
    }
    Some(token)
}
