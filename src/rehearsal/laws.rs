//! What every timeline keeps, whichever format made it. Property tests of the engine and of every format ask here.

use std::collections::HashMap;

use super::{Instant, LaneId, Status, Step, StepId, Timeline};

/// The laws that `timeline` breaks, in words; none if all is well.
pub fn broken_laws(timeline: &Timeline) -> Vec<String> {
    let mut broken = Vec::new();
    for (index, step) in timeline.steps.iter().enumerate() {
        step_laws(timeline, index, step, &mut broken);
    }
    overlaps(timeline, &mut broken);
    waits(timeline, &mut broken);
    for gauge in &timeline.gauges {
        sorted(&format!("gauge {}", gauge.name), gauge.points.iter().map(|point| point.at), &mut broken);
    }
    sorted("the moments", timeline.moments.iter().map(|moment| moment.at), &mut broken);
    sorted("the log", timeline.log.iter().map(|line| line.at), &mut broken);
    sorted("the narration", timeline.narration.iter().map(|sentence| sentence.at), &mut broken);
    handovers(timeline, &mut broken);
    contained(timeline, &mut broken);
    broken
}

/// What is handed over is made by a step that succeeded, and taken by one that runs then.
fn handovers(timeline: &Timeline, broken: &mut Vec<String>) {
    let step = |id: StepId| timeline.steps.get(id.0 as usize);
    for handover in &timeline.handovers {
        let (Some(from), Some(to)) = (step(handover.from), step(handover.to)) else {
            broken.push(format!("{}: who makes or takes it is not there", handover.name));
            continue;
        };
        if from.status != Status::Succeeded || from.end > handover.made || handover.made > handover.taken {
            broken.push(format!("{}: {} has not made it when it is taken", handover.name, from.address));
        }
        if to.start.is_none_or(|start| start > handover.taken) || to.end < handover.taken {
            broken.push(format!("{}: {} does not run when it takes it", handover.name, to.address));
        }
    }
}

/// A step that contains a rehearsal runs, no longer than that does; and the laws hold inside.
fn contained(timeline: &Timeline, broken: &mut Vec<String>) {
    for contained in &timeline.contained {
        let step = timeline.steps.get(contained.step.0 as usize);
        let inner = timeline.inner.get(contained.run as usize);
        let length = step.and_then(|step| Some(step.end.since(step.start?)));
        if length.zip(inner).is_none_or(|(length, inner)| length > inner.outcome.at.0) {
            broken.push(format!("{}: the step around it does not run, or runs longer", contained.file));
        }
    }
    for inner in &timeline.inner {
        broken.extend(broken_laws(inner));
    }
}

fn step_laws(timeline: &Timeline, index: usize, step: &Step, broken: &mut Vec<String>) {
    let mut law = |holds: bool, what: &str| {
        if !holds {
            broken.push(format!("{} (attempt {}): {what}", step.address, step.attempt));
        }
    };
    law((step.lane.0 as usize) < timeline.lanes.len(), "its lane is not there");
    law(step.parent.is_none_or(|parent| (parent.0 as usize) < index), "its parent is not planned before it");
    law(step.start.is_none_or(|start| start <= step.end), "it ends before it starts");
    law(step.end <= timeline.outcome.at, "it goes on after the run has ended");
    match step.start {
        None => {
            law(step.why.as_ref().is_some_and(|why| !why.is_empty()), "it did not run and does not say why");
            let unrun = matches!(step.status, Status::Skipped | Status::Superseded);
            law(unrun, "it did not run and has the status of one that did");
        }
        Some(_) => law(step.status != Status::Skipped, "it ran and has the status of one that did not"),
    }
    if let (Some(start), Some(parent)) = (step.start, parent(timeline, step)) {
        law(parent.start.is_some_and(|began| began <= start), "it starts before the step of which it is a part");
        law(step.end <= parent.end, "it goes on after the step of which it is a part");
    }
}

/// On one lane, the steps of one parent never overlap.
fn overlaps(timeline: &Timeline, broken: &mut Vec<String>) {
    let mut ran: Vec<(LaneId, Option<StepId>, Instant, &Step)> =
        timeline.steps.iter().filter_map(|step| Some((step.lane, step.parent, step.start?, step))).collect();
    ran.sort_by_key(|(lane, parent, start, step)| (*lane, *parent, *start, step.end));
    for pair in ran.windows(2) {
        if let [(lane, parent, _, first), (next_lane, next_parent, start, second)] = pair
            && (lane, parent) == (next_lane, next_parent)
            && *start < first.end
        {
            broken.push(format!("{} and {} overlap on one lane", first.address, second.address));
        }
    }
}

/// What lies on a lane starts only when all that lies on the lanes before it is over.
fn waits(timeline: &Timeline, broken: &mut Vec<String>) {
    let mut extent: HashMap<LaneId, (Option<Instant>, Instant)> = HashMap::new();
    for step in &timeline.steps {
        let (first, last) = extent.entry(step.lane).or_insert((None, Instant(0)));
        *first = match (*first, step.start) {
            (Some(first), Some(start)) => Some(first.min(start)),
            (first, start) => first.or(start),
        };
        *last = (*last).max(step.end);
    }
    for (index, lane) in timeline.lanes.iter().enumerate() {
        let start = extent.get(&LaneId(index as u32)).and_then(|(start, _)| *start);
        for before in &lane.after {
            let end = extent.get(before).map(|(_, end)| *end);
            if let (Some(start), Some(end)) = (start, end)
                && start < end
            {
                broken.push(format!("{} starts before a lane that it waits for is done", lane.name));
            }
        }
    }
}

fn sorted(what: &str, mut instants: impl Iterator<Item = Instant>, broken: &mut Vec<String>) {
    let mut last = Instant(0);
    if !instants.all(|at| at >= std::mem::replace(&mut last, at)) {
        broken.push(format!("{what} are not in order of time"));
    }
}

fn parent<'a>(timeline: &'a Timeline, step: &Step) -> Option<&'a Step> {
    timeline.steps.get(step.parent?.0 as usize)
}
