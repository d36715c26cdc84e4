//! The laws of every timeline, on random pipelines and scenarios.

use proptest::prelude::*;

use super::super::contents::Nothing;
use super::super::plan::{PipelinePlan, ResultOf};
use super::super::rehearse_plan;
use super::{condition, on_failure, web, with};
use crate::formats::codepipeline::model::ExecutionMode;
use crate::formats::codepipeline::scenario::{Retry, RetryOf, Rollback, Setup, Stop, Switch};
use crate::rehearsal::{Fault, FaultKind, Scenario, Timeline, broken_laws};

const STAGES: [&str; 4] = ["Source", "Build", "Test", "Prod"];

fn plans() -> impl Strategy<Value = PipelinePlan> {
    let mode = prop::sample::select(vec![ExecutionMode::Superseded, ExecutionMode::Queued, ExecutionMode::Parallel]);
    let place = || (1_usize..4, any::<bool>());
    let retry = prop::sample::select(vec![RetryOf::FailedActions, RetryOf::AllActions]);
    (mode, place(), place(), place(), retry).prop_map(|(mode, entry, success, failure, retry)| {
        let mut plan = PipelinePlan { mode, ..web() };
        let entry_result = if entry.1 { ResultOf::Fail } else { ResultOf::Skip };
        plan.stages[entry.0].before_entry = condition(entry_result, &["A", "B"]);
        let success_result = if success.1 { ResultOf::Fail } else { ResultOf::Rollback };
        plan.stages[success.0].on_success = condition(success_result, &["A"]);
        let failure_result = if failure.1 { ResultOf::Retry } else { ResultOf::Rollback };
        plan.stages[failure.0].on_failure = on_failure(failure_result, retry);
        plan
    })
}

fn scenarios() -> impl Strategy<Value = Scenario<Setup>> {
    let steps = [
        "#1.Build.Compile",
        "Build.Compile:1",
        "#2.Test.Load",
        "Test.Smoke",
        "Prod.Release",
        "#1.Prod.Deploy",
        "#4.Prod.Deploy",
        "Test.beforeEntry.A",
        "Prod.onSuccess.A",
        "Build.beforeEntry.B",
    ];
    let kind = prop_oneof![Just(FaultKind::Fail), Just(FaultKind::TimeOut)];
    let fault = (prop::sample::select(steps.to_vec()), kind).prop_map(|(step, kind)| Fault::written(step, kind));
    let stage = || prop::sample::select(STAGES.to_vec()).prop_map(str::to_owned);
    let execution = || (1_usize..5).prop_map(|number| format!("#{number}"));
    let switch = (stage(), 0_u64..900, any::<bool>()).prop_map(|(stage, at, enabled)| Switch {
        stage,
        at,
        enabled,
        reason: String::new(),
    });
    let stop = (execution(), 0_u64..900, any::<bool>()).prop_map(|(execution, at, abandon)| Stop {
        execution,
        at,
        abandon,
        reason: String::new(),
    });
    let retry = (execution(), stage(), 0_u64..300, any::<bool>()).prop_map(|(execution, stage, after, all)| Retry {
        execution,
        stage,
        after,
        mode: if all { RetryOf::AllActions } else { RetryOf::FailedActions },
    });
    let rollback = (stage(), 0_u64..2000).prop_map(|(stage, at)| Rollback { stage, at, to: None });
    (
        prop::collection::vec(0_u64..900, 1..5),
        prop::collection::vec(fault, 0..4),
        prop::collection::vec(switch, 0..4),
        prop::collection::vec(stop, 0..3),
        prop::collection::vec(retry, 0..3),
        prop::collection::vec(rollback, 0..2),
        prop::option::weighted(0.1, 0_u64..900),
        prop::option::of(0_u64..100),
    )
        .prop_map(|(pushes, faults, transitions, stops, retries, rollbacks, update_after, overridden)| {
            let mut scenario = with(&pushes, &[]);
            scenario.faults = faults.into_iter().collect();
            if let Some(after) = overridden {
                scenario.setup.overrides.insert("Test.beforeEntry".to_owned(), after);
                scenario.setup.overrides.insert("Prod.onSuccess".to_owned(), after);
            }
            Scenario {
                setup: Setup { transitions, stops, retries, rollbacks, update_after, ..scenario.setup },
                ..scenario
            }
        })
}

/// Stages in which two executions are at one time.
fn crowded(timeline: &Timeline) -> Vec<String> {
    let mut crowded = Vec::new();
    for (index, lane) in timeline.lanes.iter().enumerate().filter(|(_, lane)| lane.kind == "stage") {
        let on = timeline.steps.iter().filter(|step| step.lane.0 as usize == index && step.start.is_some());
        let mut ran: Vec<_> = on.map(|step| (step.start.unwrap(), step.end)).collect();
        ran.sort_unstable();
        if ran.windows(2).any(|two| two[1].0 < two[0].1) {
            crowded.push(lane.name.clone());
        }
    }
    crowded
}

proptest! {
    #[test]
    fn the_laws_hold(plan in plans(), scenario in scenarios()) {
        let timeline = rehearse_plan(&plan, &scenario, &Nothing);
        prop_assert_eq!(broken_laws(&timeline), Vec::<String>::new());
        prop_assert_ne!(&timeline.outcome.word, Timeline::UNFINISHED);
        prop_assert_eq!(&rehearse_plan(&plan, &scenario, &Nothing), &timeline);
        if plan.mode != ExecutionMode::Parallel {
            prop_assert_eq!(crowded(&timeline), Vec::<String>::new());
        }
    }
}
