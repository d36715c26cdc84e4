//! The builds of a batch in the order in which they wait for each other.

use crate::app::stage::run::Run;
use crate::rehearsal::{Instant, LaneId, StepId};

/// The builds of a batch.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Builds {
    /// Those that wait for none, then those that wait only for them, and so on. One layer where none waits.
    pub layers: Vec<Vec<Slot>>,
}

/// A place in a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// A build.
    Build(LaneId),
    /// Room for the lines that pass on their way to a build further on.
    Pass(LaneId),
}

impl Builds {
    /// The builds of a run.
    pub fn of(run: &Run) -> Self {
        let all: Vec<LaneId> = run.lanes("task").map(|(id, _)| id).collect();
        let depth = depths(run, &all);
        let deep = |id: LaneId| depth.get(id.0 as usize).copied().unwrap_or(0);
        let count = all.iter().map(|id| deep(*id) + 1).max().unwrap_or(0);
        let mut layers: Vec<Vec<Slot>> = vec![Vec::new(); count];
        for id in all {
            if let Some(layer) = layers.get_mut(deep(id)) {
                layer.push(Slot::Build(id));
            }
            let first = waits_for(run, id).map(|before| deep(before) + 1).min().unwrap_or(deep(id));
            for layer in layers.iter_mut().take(deep(id)).skip(first) {
                layer.push(Slot::Pass(id));
            }
        }
        let mut builds = Self { layers };
        builds.untangle(run);
        builds
    }

    /// Whether any build waits for another.
    pub fn is_graph(&self) -> bool {
        self.layers.len() > 1
    }

    /// Every build.
    pub fn all(&self) -> impl Iterator<Item = LaneId> {
        self.layers.iter().flatten().filter_map(|slot| match slot {
            Slot::Build(lane) => Some(*lane),
            Slot::Pass(_) => None,
        })
    }

    /// In which layer a build is, and at which place in it.
    pub fn place(&self, lane: LaneId) -> Option<(usize, usize)> {
        let is_it = |slot: &Slot| *slot == Slot::Build(lane);
        self.layers.iter().enumerate().find_map(|(layer, slots)| Some((layer, slots.iter().position(is_it)?)))
    }

    /// Puts each slot at the height of what leads to it, so that fewer lines cross.
    fn untangle(&mut self, run: &Run) {
        for layer in 1..self.layers.len() {
            let before = self.layers.get(layer - 1).cloned().unwrap_or_default();
            let height = |slot: &Slot| {
                let (Slot::Build(to) | Slot::Pass(to)) = *slot;
                let leads = |from: &Slot| match from {
                    Slot::Build(from) => waits_for(run, to).any(|lane| lane == *from),
                    Slot::Pass(target) => *target == to,
                };
                let heights: Vec<usize> =
                    before.iter().enumerate().filter(|(_, from)| leads(from)).map(|(height, _)| height).collect();
                heights.iter().sum::<usize>() as f64 / heights.len().max(1) as f64
            };
            if let Some(slots) = self.layers.get_mut(layer) {
                slots.sort_by(|one, other| height(one).total_cmp(&height(other)));
            }
        }
    }
}

/// How many builds each lane has to wait for, one after the other.
fn depths(run: &Run, all: &[LaneId]) -> Vec<usize> {
    let mut depth = vec![0usize; run.timeline().lanes.len()];
    // As many rounds as there are builds settle every chain; a circle, which CodeBuild refuses, ends there too.
    for _ in 0..all.len() {
        let mut is_settled = true;
        for id in all {
            let below = waits_for(run, *id).filter_map(|before| depth.get(before.0 as usize)).max();
            let deep = below.map_or(0, |below| below + 1).min(all.len());
            if let Some(known) = depth.get_mut(id.0 as usize).filter(|known| **known < deep) {
                *known = deep;
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    depth
}

/// The builds that a build waits for.
pub fn waits_for(run: &Run, lane: LaneId) -> impl Iterator<Item = LaneId> {
    run.lane(lane).into_iter().flat_map(|lane| lane.after.iter().copied())
}

/// The attempt of a build that has begun last at `at`, else its first.
pub fn build_on(run: &Run, lane: LaneId, at: Instant) -> Option<StepId> {
    let steps = run.on(lane);
    let has_begun = |id: &&StepId| run.step(**id).and_then(|step| step.start).is_some_and(|start| start <= at);
    steps.iter().rfind(has_begun).or(steps.first()).copied()
}
