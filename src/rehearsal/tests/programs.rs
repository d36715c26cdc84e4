//! The invariants, on random programs of processes.

use std::cell::Cell;

use proptest::prelude::*;

use crate::rehearsal::{
    Ending, FaultKind, Gate, Input, Instant, Lane, LaneId, MomentKind, Plan, PlannedStep, Playback, Process, Product,
    Sim, Status, StepId, StepState, Timeline, broken_laws,
};

/// A program of processes.
#[derive(Debug, Clone)]
pub(super) enum Program {
    /// Takes so long, and succeeds or fails.
    Work(u64, bool),
    /// One after the other; the first that fails leaves out the rest.
    Sequence(Vec<Program>),
    /// All at once, at most so many at a time.
    Parallel(usize, Vec<Program>),
    /// Stopped after so long.
    Stopped(u64, Box<Program>),
    /// Takes another's place after so long, where there is work left.
    Superseded(u64, Box<Program>),
}

pub(super) fn programs() -> impl Strategy<Value = Program> {
    // Short times from a few, so that many things happen at one instant.
    let work = (0_u64..6, prop::bool::weighted(0.8)).prop_map(|(takes, well)| Program::Work(takes * 10, well));
    work.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Program::Sequence),
            (1_usize..4, prop::collection::vec(inner.clone(), 0..5))
                .prop_map(|(most, all)| Program::Parallel(most, all)),
            (0_u64..9, inner.clone()).prop_map(|(after, one)| Program::Stopped(after * 10, Box::new(one))),
            (0_u64..9, inner).prop_map(|(after, one)| Program::Superseded(after * 10, Box::new(one))),
        ]
    })
}

/// Runs a program: every node is a step, and the parts of a node lie under it.
pub(super) fn rehearse(program: &Program) -> Timeline {
    let sim = Sim::new("test", "A program");
    let lane = sim.lane(Lane::new("test", "root"));
    let at = &sim;
    at.input(Input { name: "A".into(), value: None, origin: "test".into(), secret: true, place: None });
    sim.run(Box::pin(async move {
        let step = plan(at, lane, None, "0");
        let well = node(at, program, step, "0".to_owned()).await;
        at.moment(MomentKind::End, "end", None);
        let kept = Product {
            name: "P".into(),
            kind: "artifact".into(),
            at: at.now(),
            kept: well,
            why: "It was made.".into(),
            assumed: None,
            place: None,
        };
        at.product(kept);
        at.outcome(if well { Status::Succeeded } else { Status::Failed }, "DONE")
    }))
}

fn plan(sim: &Sim, lane: LaneId, parent: Option<StepId>, address: &str) -> PlannedStep {
    let plan = Plan::new(lane, "node", address, address).faults(&[FaultKind::Fail]);
    sim.plan(match parent {
        Some(parent) => plan.under(parent),
        None => plan,
    })
}

/// The parts of a node: each on its own lane, or all on one.
fn parts(sim: &Sim, of: &PlannedStep, all: &[Program], address: &str, one_lane: bool) -> Vec<PlannedStep> {
    let lane = || sim.lane(Lane::new("test", address).under(of.id()));
    let common = lane();
    let part = |at| plan(sim, if one_lane { common } else { lane() }, Some(of.id()), &format!("{address}.{at}"));
    (0..all.len()).map(part).collect()
}

fn node<'a>(sim: &'a Sim, program: &'a Program, step: PlannedStep, address: String) -> Process<'a, bool> {
    Box::pin(async move {
        step.start();
        sim.say(format!("`{address}` starts."), Some(step.id()));
        let well = match program {
            Program::Work(takes, well) => {
                sim.sleep(*takes).await;
                *well
            }
            Program::Sequence(all) => sequence(sim, &step, all, &address).await,
            Program::Parallel(most, all) => parallel(sim, &step, *most, all, &address).await,
            Program::Stopped(after, one) => cut(sim, &step, *after, one, &address, Status::Stopped).await,
            Program::Superseded(after, one) => cut(sim, &step, *after, one, &address, Status::Superseded).await,
        };
        sim.gauge("last", address, None, None);
        if well {
            step.succeed()
        } else {
            step.fail("exit 1", "It failed.")
        }
        well
    })
}

async fn sequence(sim: &Sim, step: &PlannedStep, all: &[Program], address: &str) -> bool {
    let steps = parts(sim, step, all, address, true);
    let mut well = true;
    for (index, (step, program)) in steps.into_iter().zip(all).enumerate() {
        if well {
            well = node(sim, program, step, format!("{address}.{index}")).await;
        } else {
            step.skip("Did not run: one before it failed.");
        }
    }
    well
}

async fn parallel(sim: &Sim, step: &PlannedStep, most: usize, all: &[Program], address: &str) -> bool {
    let gate = Gate::new(most);
    let running = Cell::new(0);
    let steps = parts(sim, step, all, address, false);
    let works = steps.into_iter().zip(all).enumerate().map(|(index, (step, program))| {
        let (gate, running) = (&gate, &running);
        let work: Process<'_, bool> = Box::pin(async move {
            let _pass = gate.enter(sim).await;
            running.set(running.get() + 1);
            assert!(running.get() <= most);
            let well = node(sim, program, step, format!("{address}.{index}")).await;
            running.set(running.get() - 1);
            well
        });
        work
    });
    sim.join(works.collect()).await.into_iter().all(|well| well)
}

async fn cut(sim: &Sim, step: &PlannedStep, after: u64, one: &Program, address: &str, status: Status) -> bool {
    let work = parts(sim, step, std::slice::from_ref(one), address, true);
    let work = work.into_iter().map(|part| node(sim, one, part, format!("{address}.0"))).next();
    let end = Box::pin(async move {
        sim.sleep(after).await;
        sim.log_failure(format!("{address} is cut"), None);
        Ending::new(status).why("It was cut.").left_out("Did not run: it was cut.").detail("CUT")
    });
    match work {
        Some(work) => sim.unless(work, end).await.unwrap_or(false),
        None => true,
    }
}

/// When the steps under a node had to be over, where it cuts them.
fn cuts(program: &Program, address: String, all: &mut Vec<(String, u64)>) {
    match program {
        Program::Work(..) => {}
        Program::Sequence(parts) | Program::Parallel(_, parts) => {
            for (index, part) in parts.iter().enumerate() {
                cuts(part, format!("{address}.{index}"), all);
            }
        }
        Program::Stopped(after, one) | Program::Superseded(after, one) => {
            all.push((address.clone(), *after));
            cuts(one, format!("{address}.0"), all);
        }
    }
}

proptest! {
    #[test]
    fn the_laws_hold(program in programs()) {
        let timeline = rehearse(&program);
        prop_assert_eq!(broken_laws(&timeline), Vec::<String>::new());
        prop_assert_ne!(&timeline.outcome.word, Timeline::UNFINISHED);
    }

    #[test]
    fn the_same_program_gives_the_same_timeline(program in programs()) {
        prop_assert_eq!(rehearse(&program), rehearse(&program));
    }

    #[test]
    fn nothing_runs_after_it_was_cut(program in programs()) {
        let timeline = rehearse(&program);
        let mut all = Vec::new();
        cuts(&program, "0".to_owned(), &mut all);
        for (address, after) in all {
            let Some(start) = timeline.step(&address).and_then(|(_, step)| step.start) else { continue };
            let end = start.after(after);
            let under = format!("{address}.");
            for step in timeline.steps.iter().filter(|step| step.address.starts_with(&under)) {
                prop_assert!(step.end <= end, "{} ends at {} and was cut at {end}", step.address, step.end);
                prop_assert!(step.start.is_none_or(|start| start < end || after == 0), "{} starts late", step.address);
            }
        }
    }

    #[test]
    fn it_reads_what_it_writes(program in programs()) {
        let timeline = rehearse(&program);
        let text = serde_json::to_string(&timeline).unwrap();
        prop_assert_eq!(serde_json::from_str::<Timeline>(&text).unwrap(), timeline);
    }

    #[test]
    fn what_lies_between_two_cursors_is_all_that_differs(program in programs(), times in prop::array::uniform2(0_u64..400)) {
        let timeline = rehearse(&program);
        let playback = Playback::new(&timeline);
        let [from, to] = times.map(Instant);
        let changed = playback.changed(playback.cursor(from), playback.cursor(to));
        for index in 0..timeline.steps.len() {
            let id = StepId(index as u32);
            let differs = state(&timeline, id, from) != state(&timeline, id, to);
            let listed = changed.iter().any(|edge| edge.step == id);
            prop_assert!(listed || !differs, "{index} differs and is not listed");
            // A step that starts and ends between the two, forwards, is listed and differs; none is listed for nothing.
            prop_assert!(differs || !listed, "{index} is listed and does not differ");
            prop_assert_eq!(playback.state(id, from), state(&timeline, id, from));
        }
    }

    #[test]
    fn stepping_visits_every_edge_and_comes_back(program in programs()) {
        let timeline = rehearse(&program);
        let playback = Playback::new(&timeline);
        let mut instants: Vec<Instant> = playback.edges().iter().map(|edge| edge.at).collect();
        instants.dedup();
        let first = instants.first().copied();
        let forwards: Vec<Instant> = std::iter::successors(first, |at| playback.next(*at)).collect();
        let mut backwards: Vec<Instant> = std::iter::successors(Some(playback.end().after(1)), |at| playback.previous(*at)).skip(1).collect();
        backwards.reverse();
        prop_assert_eq!(&forwards, &instants);
        prop_assert_eq!(&backwards, &instants);
    }

    #[test]
    fn the_text_names_every_step_that_ran(program in programs()) {
        let timeline = rehearse(&program);
        let text = timeline.to_text(Default::default());
        for step in timeline.steps.iter().filter(|step| step.start.is_some()) {
            let lane = timeline.lanes[step.lane.0 as usize].name.as_str();
            let named = |line: &str| {
                let mut words = line.split_whitespace().skip(1).peekable();
                // Its lane stands before it where that is what tells it from others.
                words.next_if(|word| *word == lane && *word != step.label);
                words.next() == Some(step.label.as_str())
            };
            prop_assert!(text.lines().any(named), "{} is missing in\n{text}", step.label);
        }
    }
}

/// What a step looks like, told from its own start and end.
fn state(timeline: &Timeline, id: StepId, at: Instant) -> StepState {
    let step = &timeline.steps[id.0 as usize];
    if at >= step.end {
        StepState::Ended(step.status)
    } else if step.start.is_some_and(|start| at >= start) {
        StepState::InProgress
    } else {
        StepState::Pending
    }
}
