//! What a rehearsal returns: a pure value that can be stored, compared, drawn and read aloud.
//!
//! All times are milliseconds of virtual time since the run was started.

use serde::{Deserialize, Serialize};

use super::Fault;
use crate::syntax::Span;

/// Milliseconds of virtual time since the run was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Instant(pub u64);

impl Instant {
    /// The instant `milliseconds` later.
    #[must_use]
    pub const fn after(self, milliseconds: u64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// How many milliseconds after `earlier` it is; none if it is before.
    pub const fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// A lane's index in its timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LaneId(pub u32);

/// A step's index in its timeline; a parent comes before its children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StepId(pub u32);

/// All that happens in one rehearsal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// Which scene draws it, in the format's own word: `build`, `batch`, `fleet`, `traffic`, `pipeline`.
    pub scene: String,
    /// A heading, such as `Build of my-app`.
    pub title: String,
    /// The tracks on which steps lie; on one lane, steps of one parent never overlap.
    pub lanes: Vec<Lane>,
    /// Every step that ran or was planned to run, in the order of planning.
    pub steps: Vec<Step>,
    /// Instants worth a mark on the scrubber, in order of time.
    pub moments: Vec<Moment>,
    /// Values that change over time, such as a variable or a weight of traffic.
    pub gauges: Vec<Gauge>,
    /// The lines that the service would log, in order of time.
    pub log: Vec<LogLine>,
    /// The story in plain words, in order of time; complete without the picture.
    pub narration: Vec<Sentence>,
    /// What the run is given: environment variables, parameters.
    pub inputs: Vec<Input>,
    /// What the run leaves behind, or fails to: artifacts, reports, caches, exported variables.
    pub results: Vec<Product>,
    /// What steps hand to each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handovers: Vec<Handover>,
    /// Which steps contain the rehearsal of another file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contained: Vec<Contained>,
    /// The rehearsals that steps contain, each once, however many steps contain it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inner: Vec<Timeline>,
    /// How it ends.
    pub outcome: Outcome,
}

impl Timeline {
    /// The outcome's word for a run that the rehearsal itself had to end: it never ends, or has too many steps.
    pub const UNFINISHED: &str = "UNFINISHED";

    /// The first step that a fault means: the one at its address, else the first whose address is the same but for
    /// the name of a lane that holds it. `Install` means `i-01.Install`, `rollback.Install` means
    /// `rollback.i-01.Install`.
    pub fn struck(&self, fault: &Fault) -> Option<&Step> {
        let means = |step: &&Step, address: &str| fault.step == address || fault.strikes(address, step.attempt);
        let exact = self.steps.iter().find(|step| means(step, &step.address));
        exact.or_else(|| {
            self.steps.iter().find(|step| self.without_lane(step).is_some_and(|address| means(step, &address)))
        })
    }

    /// The step's address without the name of the outermost lane that holds it; none where no such name is in it. Of a
    /// name of several words, the first is in addresses.
    pub fn without_lane(&self, step: &Step) -> Option<String> {
        let whole = |step: &&Step| self.steps.get(step.parent?.0 as usize);
        let without = |holder: &Step| {
            let name = self.lanes.get(holder.lane.0 as usize)?.name.split(' ').next()?;
            let mut parts: Vec<&str> = step.address.split('.').collect();
            let at = parts.iter().position(|part| *part == name).filter(|at| at + 1 < parts.len())?;
            parts.remove(at);
            Some(parts.join("."))
        };
        // What lies in an execution may lie in a stage as well; the execution is what there are several of.
        std::iter::successors(Some(step), whole).filter_map(without).last()
    }
}

/// A track on which steps lie.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lane {
    /// Its name, in the service's or the file's own words.
    pub name: String,
    /// What kind of track it is, in the format's own word, such as `phases`, `commands`, `finally`, `task`.
    pub kind: String,
    /// The step that holds it, where a lane belongs to one (a phase's commands).
    pub parent: Option<StepId>,
    /// The lanes that must be done before this one begins (a batch graph's dependencies).
    pub after: Vec<LaneId>,
    /// Where in the source it is declared.
    pub place: Option<Span>,
    /// What is fixed about it, in the format's own words: a provider, a run order. A name may stand several times.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
}

/// Something that is fixed about a lane.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is, in the format's own word: `provider`, `runOrder`.
    pub name: String,
    /// The value.
    pub value: String,
}

/// Something that one step hands to another, such as an artifact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Its name, in the file's own words.
    pub name: String,
    /// The step that makes it.
    pub from: StepId,
    /// The step that takes it.
    pub to: StepId,
    /// From when it is there to be taken.
    pub made: Instant,
    /// When it is taken.
    pub taken: Instant,
}

/// The rehearsal of another file inside a step: it begins when the step starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contained {
    /// The step.
    pub step: StepId,
    /// The name of the file that is rehearsed.
    pub file: String,
    /// Which of [`Timeline::inner`] it is.
    pub run: u32,
}

/// Something that runs, or was to run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its stable name, by which a scenario means it: `PRE_BUILD`, `pre_build.commands[1]`, `task:linux`.
    pub address: String,
    /// Which attempt this is, from 1.
    pub attempt: u32,
    /// The lane on which it lies.
    pub lane: LaneId,
    /// The step of which it is a part.
    pub parent: Option<StepId>,
    /// What it is called, in the service's or the file's own words.
    pub label: String,
    /// What kind of step it is, in the format's own word, such as `phase`, `command`, `finally`, `task`.
    pub kind: String,
    /// Where in the source it is written.
    pub place: Option<Span>,
    /// When it starts; none if it never does.
    pub start: Option<Instant>,
    /// When it ends; for a step that did not run, when that was settled.
    pub end: Instant,
    /// How it ends.
    pub status: Status,
    /// How it ended in the service's own words, such as `exit 1` or `COMMAND_EXECUTION_ERROR`.
    pub detail: Option<String>,
    /// Why it ended so, or why it did not run, in plain words. Always there for a step that did not run.
    pub why: Option<String>,
    /// Why this is an assumption, where AWS does not document it.
    pub assumed: Option<String>,
    /// Which faults a person can inject here.
    pub faults: Vec<FaultKind>,
    /// Whether another attempt may follow when it fails.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retried: bool,
}

/// How a step ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It did what it should.
    Succeeded,
    /// It ended badly by itself.
    Failed,
    /// Its time ran out.
    TimedOut,
    /// Someone ended it.
    Stopped,
    /// It did not run.
    Skipped,
    /// Another run took its place.
    Superseded,
}

/// What a step looks like at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Its turn has not come, or it is not yet known that it never will.
    Pending,
    /// It is running.
    InProgress,
    /// It is over, or it is settled that it does not run.
    Ended(Status),
}

/// A fault that can be injected into a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// It fails.
    Fail,
    /// It hangs until a timeout ends it.
    TimeOut,
    /// Someone stops the run while it is running.
    Stop,
}

/// An instant worth a mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    /// When.
    pub at: Instant,
    /// What it is, in a word or two: `exit 1`, `jump`.
    pub label: String,
    /// What kind of moment it is.
    pub kind: MomentKind,
    /// The step it belongs to.
    pub step: Option<StepId>,
}

/// What kind of moment it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MomentKind {
    /// Something worth seeing begins.
    Begin,
    /// Something fails.
    Failure,
    /// Steps are left out, and the run goes on elsewhere.
    Jump,
    /// Something is handed on.
    Handover,
    /// The run ends.
    End,
}

/// A value that changes over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gauge {
    /// What it is, such as `CODEBUILD_BUILD_SUCCEEDING`.
    pub name: String,
    /// Its values, in order of time; each holds until the next.
    pub points: Vec<GaugePoint>,
}

/// A gauge's value from an instant on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GaugePoint {
    /// From when.
    pub at: Instant,
    /// The value.
    pub value: String,
    /// Why it changed, in plain words.
    pub why: Option<String>,
    /// Why this is an assumption, where AWS does not document it.
    pub assumed: Option<String>,
}

/// A line of the service's log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LogLine {
    /// When.
    pub at: Instant,
    /// The line, without its time.
    pub text: String,
    /// The step that writes it.
    pub step: Option<StepId>,
    /// Whether it tells of a failure.
    pub bad: bool,
}

/// A sentence of the story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// From when it is told.
    pub at: Instant,
    /// What is told; words of the file stand between backticks.
    pub text: String,
    /// The step it tells of.
    pub step: Option<StepId>,
}

/// Something the run is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// Its name.
    pub name: String,
    /// Its value; none where it is a secret or known only at run time.
    pub value: Option<String>,
    /// Where it comes from: `env.variables`, `Secrets Manager`, `built in`.
    pub origin: String,
    /// Whether its value must not be shown.
    pub secret: bool,
    /// Where in the source it is declared.
    pub place: Option<Span>,
}

/// Something the run leaves behind, or fails to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Product {
    /// Its name, in the file's own words.
    pub name: String,
    /// What it is, in the format's own word: `artifact`, `report`, `cache`, `variable`.
    pub kind: String,
    /// When that is settled.
    pub at: Instant,
    /// Whether it is there afterwards.
    pub kept: bool,
    /// What becomes of it, in plain words, and why.
    pub why: String,
    /// Why this is an assumption, where AWS does not document it.
    pub assumed: Option<String>,
    /// Where in the source it is declared.
    pub place: Option<Span>,
}

/// How the whole run ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// How it ends.
    pub status: Status,
    /// The service's own word for it, such as `FAILED`.
    pub word: String,
    /// When.
    pub at: Instant,
    /// Why, in a sentence.
    pub why: Option<String>,
    /// Why this is an assumption, where AWS does not document it.
    pub assumed: Option<String>,
}
