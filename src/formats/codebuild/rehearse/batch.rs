//! A batch: its phases, and its builds as they may start.

use std::cell::Cell;

use super::build::{Build, Seat, Verdict};
use super::plan::{BatchPlan, BatchTasks, BuildPlan, RefusalPoint, TaskPlan, TaskSource};
use super::tasks::expand;
use super::words::{count, list};
use crate::formats::codebuild::scenario::Setup;
use crate::rehearsal::{
    Ending, FaultKind, Gate, Instant, Lane, LaneId, MomentKind, Outcome, Plan, PlannedStep, Process, Scenario, Sim,
    Status, StepId, Timeline,
};

/// A batch that is to run.
pub struct Batch<'a> {
    sim: &'a Sim,
    plan: &'a BuildPlan,
    batch: &'a BatchPlan,
    scenario: &'a Scenario<Setup>,
}

/// A build of the batch while the batch runs.
struct Task {
    plan: TaskPlan,
    step: PlannedStep,
    end: Cell<Option<End>>,
}

/// How a build of the batch ends, for the batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Well.
    Well,
    /// Badly, and ignore-failure is on.
    Forgiven,
    /// Badly.
    Badly,
    /// It never ran.
    Unrun,
}

impl End {
    /// Whether what depends on it can start.
    fn lets_go_on(self) -> bool {
        matches!(self, End::Well | End::Forgiven)
    }
}

/// A phase of the batch takes so long apart from its builds, in milliseconds: invented.
const PHASE: u64 = 2_000;

const COMBINES: &str = "AWS does not say that artifacts are combined only after success.";
const DEPENDENTS: &str = "AWS does not say what becomes of a build whose dependency failed.";
const LIMITS: &str = "AWS does not say at which phase a batch with too many builds fails.";
const SPARES: &str = "AWS does not say that fast-fail takes no notice of a build whose failure is ignored.";
const QUEUE: &str = "AWS does not say how a batch fares whose builds find the queue full.";
/// How many times the limit of builds at once may wait in the queue.
///
/// Source: CodeBuild User Guide, limits, 2022.
const QUEUE_FACTOR: usize = 5;

impl<'a> Batch<'a> {
    /// A batch that is to run on `sim`.
    pub fn new(sim: &'a Sim, plan: &'a BuildPlan, batch: &'a BatchPlan, scenario: &'a Scenario<Setup>) -> Self {
        Self { sim, plan, batch, scenario }
    }

    /// Runs it.
    pub fn rehearse(&self) -> Timeline {
        self.sim.run(Box::pin(self.run()))
    }

    async fn run(&self) -> Outcome {
        let sim = self.sim;
        let lane = sim.lane(Lane::new("batch", "batch"));
        let phase = |name: &str| Plan::new(lane, "batch-phase", name, name);
        let submitted = sim.plan(phase("SUBMITTED"));
        let download = sim.plan(phase("DOWNLOAD_BATCHSPEC").faults(&[FaultKind::Fail]));
        let progress = sim.plan(phase("IN_PROGRESS"));
        let combine = sim.plan(phase("COMBINE_ARTIFACTS").assumed(COMBINES));
        submitted.start();
        sim.say("The batch is submitted.", Some(submitted.id()));
        submitted.succeed();

        let verdict = match self.download(&download).await {
            Ok(tasks) => {
                let tasks = self.plan_tasks(tasks, progress.id());
                let work = self.to_the_end(&tasks, &progress, &combine);
                match sim.unless(Box::pin(work), Box::pin(self.ended())).await {
                    Ok(verdict) => verdict,
                    Err(ending) => self.cut(&ending, &[&progress, &combine]),
                }
            }
            Err(verdict) => {
                progress.skip("Did not run: DOWNLOAD_BATCHSPEC failed.");
                verdict
            }
        };
        combine.skip(format!("Did not run: the batch ended as {}.", verdict.word));
        self.finish(lane, &verdict);
        super::outcome(sim, verdict)
    }

    /// Reads the batch specification.
    async fn download(&self, step: &PlannedStep) -> Result<Vec<TaskPlan>, Verdict> {
        let sim = self.sim;
        step.start();
        sim.say("DOWNLOAD_BATCHSPEC reads which builds there are.", Some(step.id()));
        sim.sleep(self.scenario.durations.of("DOWNLOAD_BATCHSPEC", "batch-phase", PHASE)).await;
        let fault = self.scenario.faults.of_kind(FaultKind::Fail, "DOWNLOAD_BATCHSPEC", 1);
        let refusal = self.plan.refusal(RefusalPoint::Reading).or_else(|| self.plan.refusal(RefusalPoint::Batch));
        let expanded = expand(&self.batch.tasks, self.scenario.setup.batch.maximum_builds);
        let (code, why, assumed) = match (fault, refusal, expanded) {
            (Some(_), ..) => ("CLIENT_ERROR", "the batch specification cannot be fetched".to_owned(), None),
            (None, Some(refusal), _) => (refusal.code.as_str(), refusal.message.clone(), refusal.assumed.clone()),
            (None, None, Err(why)) => ("CLIENT_ERROR", why, Some(LIMITS.to_owned())),
            (None, None, Ok(tasks)) => {
                step.succeed();
                return Ok(tasks);
            }
        };
        let why = format!("DOWNLOAD_BATCHSPEC failed: {why}.");
        step.close(&Ending::new(Status::Failed).detail(code).why(&why).assumed(assumed.clone()));
        sim.log_failure(&why, Some(step.id()));
        sim.say(format!("{why} No build starts."), Some(step.id()));
        Err(Verdict { status: Status::Failed, word: "FAILED", why: Some(why), assumed })
    }

    fn plan_tasks(&self, plans: Vec<TaskPlan>, progress: StepId) -> Vec<Task> {
        let lane = |plan: &TaskPlan| Lane::new("task", &plan.identifier).under(progress).written(plan.place);
        let lanes: Vec<LaneId> = plans.iter().map(|plan| self.sim.lane(lane(plan))).collect();
        let position = |name: &String| plans.iter().position(|plan| plan.identifier == *name);
        for (lane, plan) in lanes.iter().zip(&plans) {
            let before = plan.depends_on.iter().filter_map(|name| lanes.get(position(name)?).copied());
            self.sim.lane_after(*lane, before.collect());
        }
        let task = |(lane, plan): (LaneId, TaskPlan)| {
            let label = match plan.label.as_str() {
                "" => plan.identifier.clone(),
                label => format!("{} {label}", plan.identifier),
            };
            let step = Plan::new(lane, "task", format!("task:{}", plan.identifier), label).under(progress);
            let faults = [FaultKind::Fail, FaultKind::TimeOut, FaultKind::Stop];
            let step = self.sim.plan(step.written(plan.place).faults(&faults));
            Task { plan, step, end: Cell::new(None) }
        };
        lanes.into_iter().zip(plans).map(task).collect()
    }

    async fn to_the_end(&self, tasks: &[Task], progress: &PlannedStep, combine: &PlannedStep) -> Verdict {
        let sim = self.sim;
        progress.start();
        sim.say(self.told(tasks), Some(progress.id()));
        let limit = self.scenario.setup.batch.concurrent_builds.map(|limit| limit.max(1));
        let gate = Gate::new(limit.unwrap_or(usize::MAX));
        let works = tasks.iter().map(|task| -> Process<'_> { Box::pin(self.task(task, tasks, &gate, limit)) });
        let work = sim.join(works.collect());
        let fast_fail: Process<'_, Ending> = Box::pin(async {
            sim.when(|| self.batch.fast_fail && tasks.iter().any(|task| task.end.get() == Some(End::Badly))).await;
            let name = failed_name(tasks);
            let ending = Ending::new(Status::Stopped).detail("STOPPED");
            ending
                .why(format!("Stopped: `{name}` failed, and fast-fail is on."))
                .left_out(format!("Did not run: `{name}` failed, and fast-fail is on."))
        });
        if let Err(ending) = sim.unless(Box::pin(work), fast_fail).await {
            sim.close_under(progress.id(), &ending);
            sim.moment(MomentKind::Jump, "fast-fail", Some(progress.id()));
            let name = failed_name(tasks);
            sim.say(
                format!("`{name}` failed, and fast-fail stops all builds that are running."),
                Some(progress.id()),
            );
        }
        if !tasks.iter().all(|task| task.end.get().is_some_and(End::lets_go_on)) {
            let name = failed_name(tasks);
            progress.close(&Ending::new(Status::Failed).detail("FAILED").why(format!("`{name}` failed.")));
            return Verdict {
                status: Status::Failed,
                word: "FAILED",
                why: Some(format!("`{name}` failed.")),
                assumed: None,
            };
        }
        progress.succeed();
        combine.start();
        sim.say("COMBINE_ARTIFACTS puts the builds' artifacts together.", Some(combine.id()));
        sim.sleep(self.scenario.durations.of("COMBINE_ARTIFACTS", "batch-phase", PHASE)).await;
        combine.succeed();
        let failed = tasks.iter().filter(|task| task.end.get() == Some(End::Forgiven)).count();
        let why = (failed > 0).then(|| format!("{} failed and may: ignore-failure is on.", count(failed, "build")));
        Verdict { status: Status::Succeeded, word: "SUCCEEDED", why, assumed: None }
    }

    /// Runs a build when those are done on which it depends.
    async fn task(&self, task: &Task, all: &[Task], gate: &Gate, limit: Option<usize>) {
        let sim = self.sim;
        let depends_on = |other: &&Task| task.plan.depends_on.contains(&other.plan.identifier);
        let before: Vec<&Task> = all.iter().filter(depends_on).collect();
        sim.when(|| before.iter().all(|other| other.end.get().is_some())).await;
        if let Some(other) = before.iter().find(|other| !other.end.get().is_some_and(End::lets_go_on)) {
            let name = &other.plan.identifier;
            let how = if other.end.get() == Some(End::Unrun) { "did not run" } else { "failed" };
            let why = format!("Did not run: `{name}`, on which it depends, {how}.");
            task.step
                .close(&Ending::new(Status::Skipped).left_out(why).left_out_assumed(Some(DEPENDENTS.to_owned())));
            task.end.set(Some(End::Unrun));
            return;
        }
        task.step.start();
        let name = &task.plan.identifier;
        if !before.is_empty() {
            let names: Vec<String> = before.iter().map(|other| format!("`{}`", other.plan.identifier)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let are = if names.len() == 1 { "is" } else { "are" };
            sim.say(format!("`{name}` starts: {} {are} done.", list(&names)), Some(task.step.id()));
        }
        let verdict = if limit.is_some_and(|limit| gate.waiting() >= limit.saturating_mul(QUEUE_FACTOR)) {
            let why = Some("The account's queue is full.".to_owned());
            Verdict { status: Status::Failed, word: "FAILED", why, assumed: Some(QUEUE.to_owned()) }
        } else {
            self.build(task, gate).await
        };
        self.settle(task, verdict);
    }

    async fn build(&self, task: &Task, gate: &Gate) -> Verdict {
        let nothing = BuildPlan::default();
        let (plan, unknown) = match &task.plan.source {
            TaskSource::ThisFile => (self.plan, None),
            TaskSource::File(_, Some(plan)) => (&**plan, None),
            TaskSource::File(path, None) => (&nothing, Some(path.as_str())),
        };
        let prefix = format!("task:{}/", task.plan.identifier);
        let image = task.plan.image.as_deref();
        let seat = Seat { prefix, task: Some(task.step.id()), gate: Some(gate), unknown, image };
        Build { sim: self.sim, plan, scenario: self.scenario, seat }.run().await
    }

    fn settle(&self, task: &Task, verdict: Verdict) {
        let sim = self.sim;
        let (name, step) = (&task.plan.identifier, Some(task.step.id()));
        if verdict.status == Status::Succeeded {
            task.step.close(&Ending::new(Status::Succeeded).detail(verdict.word).assumed(verdict.assumed));
            task.end.set(Some(End::Well));
            sim.say(format!("`{name}` has succeeded."), step);
            return;
        }
        let why = verdict.why.unwrap_or_default();
        let spared = self.batch.fast_fail && task.plan.ignore_failure;
        let assumed = verdict.assumed.or_else(|| spared.then(|| SPARES.to_owned()));
        let ending = Ending::new(verdict.status).detail(verdict.word).why(&why).assumed(assumed);
        task.step.close(&ending);
        sim.moment(MomentKind::Failure, name, step);
        sim.log_failure(format!("{name}: {} {why}", verdict.word), step);
        if task.plan.ignore_failure {
            task.end.set(Some(End::Forgiven));
            sim.say(format!("`{name}` ends as {}. {why} The batch may succeed all the same.", verdict.word), step);
        } else {
            task.end.set(Some(End::Badly));
            sim.say(format!("`{name}` ends as {}. {why}", verdict.word), step);
        }
    }

    /// Waits for a person or the batch's time to end it.
    async fn ended(&self) -> Ending {
        let sim = self.sim;
        let setup = &self.scenario.setup;
        let stop = setup.stop_after.map(|seconds| Instant(0).after(seconds.saturating_mul(1000)));
        let deadline = setup.batch.timeout.map(|minutes| Instant(0).after(minutes.clamp(5, 2160) * 60_000));
        match (stop, deadline) {
            (None, None) => sim.never().await,
            // A stop at the very instant of the deadline is a stop.
            (Some(stop), deadline) if deadline.is_none_or(|deadline| stop <= deadline) => {
                sim.until(stop).await;
                let ending = Ending::new(Status::Stopped).detail("STOPPED").why("Someone stopped the batch.");
                ending.left_out("Did not run: the batch was stopped.")
            }
            (_, deadline) => {
                sim.until(deadline.unwrap_or_default()).await;
                let ending = Ending::new(Status::TimedOut).detail("TIMED_OUT").why("The batch's time was over.");
                ending.left_out("Did not run: the batch's time was over.")
            }
        }
    }

    fn cut(&self, ending: &Ending, phases: &[&PlannedStep]) -> Verdict {
        for phase in phases {
            self.sim.close_under(phase.id(), ending);
            phase.close(ending);
        }
        let word = if ending.status == Status::Stopped { "STOPPED" } else { "TIMED_OUT" };
        Verdict { status: ending.status, word, why: ending.why.clone(), assumed: None }
    }

    /// The last phase is called as the batch ends.
    fn finish(&self, lane: LaneId, verdict: &Verdict) {
        let sim = self.sim;
        let step = sim.plan(Plan::new(lane, "batch-phase", verdict.word, verdict.word));
        step.start();
        step.close(&Ending::new(verdict.status));
        sim.moment(MomentKind::End, verdict.word, Some(step.id()));
        let why = verdict.why.as_ref().map(|why| format!(" {why}")).unwrap_or_default();
        sim.say(format!("The batch ends as {}.{why}", verdict.word), Some(step.id()));
    }

    fn told(&self, tasks: &[Task]) -> String {
        let number = tasks.iter().filter(|task| task.plan.depends_on.is_empty()).count();
        let all = count(tasks.len(), "build");
        let start = if tasks.len() == 1 { "starts" } else { "start at once" };
        match &self.batch.tasks {
            BatchTasks::Graph(_) if number < tasks.len() => {
                format!("The batch has {all}: {number} can start at once, the rest waits.")
            }
            BatchTasks::Matrix(_) | BatchTasks::Fanout(_) => {
                format!("{all} {start}. CodeBuild names them; `build0` and so on stand for its names.")
            }
            BatchTasks::List(_) | BatchTasks::Graph(_) => format!("{all} {start}."),
        }
    }
}

/// The build by which the batch fails: the first of the file that failed.
fn failed_name(tasks: &[Task]) -> &str {
    let failed = tasks.iter().find(|task| task.end.get() == Some(End::Badly));
    failed.map_or("", |task| task.plan.identifier.as_str())
}
