//! The laws of every timeline, on random builds and scenarios.

use proptest::prelude::*;

use super::list;
use crate::formats::codebuild::on_failure::OnFailure;
use crate::formats::codebuild::rehearse::plan::{BatchPlan, BatchTasks, BuildPlan, PhasePlan, TaskPlan};
use crate::formats::codebuild::rehearse::rehearse;
use crate::formats::codebuild::scenario::Setup;
use crate::rehearsal::{Fault, FaultKind, Faults, Scenario, Timeline, broken_laws};

fn phases() -> impl Strategy<Value = PhasePlan> {
    let command = prop_oneof![
        Just("npm ci"),
        Just("echo hello"),
        Just("docker push web"),
        Just("exit 2"),
        Just("test $CODEBUILD_BUILD_SUCCEEDING = 1 || exit 1"),
    ];
    let some = || prop::collection::vec(command.clone(), 0..4);
    let policy = prop_oneof![
        4 => Just(None),
        1 => Just(Some(OnFailure::Abort)),
        1 => Just(Some(OnFailure::Continue)),
        1 => (0_u32..3).prop_map(|times| Some(OnFailure::Retry { times, pattern: None })),
    ];
    (some(), some(), policy).prop_map(|(commands, finally, on_failure)| PhasePlan {
        place: None,
        commands: list(&commands),
        finally: list(&finally),
        on_failure,
    })
}

fn plans() -> impl Strategy<Value = BuildPlan> {
    let tasks = prop::collection::vec((any::<bool>(), prop::collection::vec(0_usize..6, 0..3)), 1..6);
    let batch = prop::option::weighted(0.4, (tasks, any::<bool>()));
    (prop::array::uniform4(phases()), batch).prop_map(|(phases, batch)| BuildPlan {
        phases,
        batch: batch.map(|(tasks, fast_fail)| {
            let name = |number: usize| format!("t{number}");
            let task = |(number, (ignore_failure, on)): (usize, (bool, Vec<usize>))| TaskPlan {
                identifier: name(number),
                // Only on tasks before it, so that the graph has no circle.
                depends_on: on.into_iter().filter(|other| *other < number).map(name).collect(),
                ignore_failure,
                ..TaskPlan::default()
            };
            let tasks = tasks.into_iter().enumerate().map(task).collect();
            BatchPlan { tasks: BatchTasks::Graph(tasks), fast_fail }
        }),
        ..BuildPlan::default()
    })
}

fn scenarios() -> impl Strategy<Value = Scenario<Setup>> {
    let steps = [
        "QUEUED",
        "PROVISIONING",
        "DOWNLOAD_SOURCE",
        "INSTALL",
        "BUILD",
        "UPLOAD_ARTIFACTS",
        "FINALIZING",
        "pre_build.commands[1]",
        "build.finally[0]",
        "task:t0",
        "task:t1/build.commands[0]",
        "task:t2/QUEUED",
    ];
    let kind = prop_oneof![Just(FaultKind::Fail), Just(FaultKind::TimeOut), Just(FaultKind::Stop)];
    let fault = (prop::sample::select(steps.to_vec()), kind, prop::option::of(1_u32..3))
        .prop_map(|(step, kind, attempt)| Fault { step: step.to_owned(), attempt, kind, exit: None, detail: None });
    let faults = prop::collection::vec(fault, 0..3).prop_map(Faults);
    (faults, prop::option::of(0_u64..200), prop::option::of(1_usize..3)).prop_map(|(faults, stop_after, limit)| {
        let mut scenario = Scenario { faults, ..Scenario::<Setup>::default() };
        scenario.setup.stop_after = stop_after;
        scenario.setup.batch.concurrent_builds = limit;
        scenario
    })
}

proptest! {
    #[test]
    fn the_laws_hold(plan in plans(), scenario in scenarios()) {
        let timeline = rehearse(&plan, &scenario);
        prop_assert_eq!(broken_laws(&timeline), Vec::<String>::new());
        prop_assert_ne!(&timeline.outcome.word, Timeline::UNFINISHED);
        prop_assert_eq!(rehearse(&plan, &scenario), timeline);
    }
}
