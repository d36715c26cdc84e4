//! What is drawn of a pipeline at any time: its executions, its stages, and their actions by run order.

use crate::app::stage::run::Run;
use crate::rehearsal::{GaugePoint, Instant, Lane, LaneId, StepId, StepState};

/// The pipeline, as its lanes declare it.
#[derive(Debug, PartialEq, Eq)]
pub struct Pipeline {
    /// The executions, later attempts included, in the order of planning.
    pub executions: Vec<StepId>,
    /// The stages, in order.
    pub columns: Vec<Column>,
}

/// A stage.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Its lane.
    pub lane: LaneId,
    /// Its name.
    pub name: String,
    /// Whether it is the first one, which no transition leads to.
    pub is_first: bool,
    /// Its actions, by run order.
    pub rows: Vec<Row>,
}

/// The actions of a stage that run together.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Their run order.
    pub order: u32,
    /// Their lanes, in the order of the file.
    pub actions: Vec<LaneId>,
}

impl Pipeline {
    /// The pipeline of a run.
    pub fn of(run: &Run) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        // An action belongs to the stage before it: its name may hold dots, and so may the stage's.
        for (index, lane) in run.timeline().lanes.iter().enumerate() {
            let id = LaneId(index as u32);
            match lane.kind.as_str() {
                "stage" => {
                    let is_first = columns.is_empty();
                    columns.push(Column { lane: id, name: lane.name.clone(), is_first, rows: Vec::new() });
                }
                "action" => {
                    let stage = columns.iter_mut().rev().find(|column| in_stage(&lane.name, &column.name));
                    if let Some(stage) = stage {
                        stage.add(fact(lane, "runOrder").parse().unwrap_or(1), id);
                    }
                }
                _ => {}
            }
        }
        let executions = run.lanes("execution").flat_map(|(lane, _)| run.on(lane)).copied().collect();
        Self { executions, columns }
    }
}

impl Column {
    fn add(&mut self, order: u32, action: LaneId) {
        let at = self.rows.iter().position(|row| row.order >= order).unwrap_or(self.rows.len());
        match self.rows.get_mut(at).filter(|row| row.order == order) {
            Some(row) => row.actions.push(action),
            None => self.rows.insert(at, Row { order, actions: vec![action] }),
        }
    }
}

/// Whether an action's whole name begins with a stage's.
fn in_stage(action: &str, stage: &str) -> bool {
    action.strip_prefix(stage).is_some_and(|rest| rest.starts_with('.'))
}

/// What is fixed about a lane under a name; empty where nothing is.
pub fn fact<'a>(lane: &'a Lane, name: &str) -> &'a str {
    lane.facts.iter().find(|fact| fact.name == name).map_or("", |fact| &fact.value)
}

/// The step of a lane that is shown: the one that is in progress, else the last that has begun, else the next one.
pub fn shown(run: &Run, lane: LaneId, at: Instant) -> Option<StepId> {
    let steps = run.on(lane);
    let state = |id: &StepId| run.state(*id, at);
    let began = |id: &StepId| run.step(*id).and_then(|step| step.start).filter(|start| *start <= at);
    let running = steps.iter().rev().find(|id| state(id) == StepState::InProgress);
    let last = || steps.iter().filter(|id| began(id).is_some()).max_by_key(|id| began(id));
    let next = || steps.iter().find(|id| state(id) == StepState::Pending);
    running.or_else(last).or_else(next).or(steps.last()).copied()
}

/// Whether an action waits for an answer.
pub fn is_asked(run: &Run, action: LaneId, at: Instant) -> bool {
    let is_asked = |id| run.step(id).is_some_and(|step| step.kind == "approval");
    shown(run, action, at).is_some_and(|id| is_asked(id) && run.state(id, at) == StepState::InProgress)
}

impl Column {
    /// Whether nothing happens in the stage but that it waits for an answer.
    pub fn waits(&self, run: &Run, at: Instant) -> bool {
        let mut running = self
            .rows
            .iter()
            .flat_map(|row| &row.actions)
            .filter(|lane| shown(run, **lane, at).is_some_and(|id| run.state(id, at) == StepState::InProgress));
        let asked = |lane: &LaneId| is_asked(run, *lane, at);
        running.next().is_some_and(asked) && running.all(asked)
    }
}

/// The execution of a step's address, such as `#2` of `#2.Build.Compile`; empty where it has none.
pub fn execution(address: &str) -> &str {
    let first = address.split('.').next().unwrap_or_default();
    if first.starts_with('#') { first } else { "" }
}

/// What a gauge says at an instant.
pub fn point<'a>(run: &'a Run, gauge: &str, at: Instant) -> Option<&'a GaugePoint> {
    run.timeline().gauges.iter().find(|other| other.name == gauge)?.point(at)
}
