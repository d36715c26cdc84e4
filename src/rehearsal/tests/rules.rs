//! The engine's rules, one example each.

use std::cell::Cell;

use crate::rehearsal::{
    Ending, Gate, Instant, Lane, LaneId, Plan, Process, Sim, Status, Step, Timeline, broken_laws,
};

/// Runs `work` with one lane and ends well.
fn run<'a>(work: impl FnOnce(&'a Sim, LaneId) -> Process<'a>, sim: &'a Sim) -> Timeline {
    let lane = sim.lane(Lane::new("commands", "commands"));
    let work = work(sim, lane);
    let timeline = sim.run(Box::pin(async move {
        work.await;
        sim.outcome(Status::Succeeded, "SUCCEEDED")
    }));
    assert_eq!(broken_laws(&timeline), Vec::<String>::new());
    timeline
}

fn sim() -> Sim {
    Sim::new("build", "A build")
}

/// A step that takes a while and then succeeds.
async fn take(sim: &Sim, lane: LaneId, address: &str, milliseconds: u64) {
    let step = sim.plan(Plan::new(lane, "command", address, address));
    step.start();
    sim.sleep(milliseconds).await;
    step.succeed();
}

fn step<'a>(timeline: &'a Timeline, address: &str) -> &'a Step {
    timeline.step(address).map(|(_, step)| step).unwrap()
}

fn stop() -> Ending {
    Ending::new(Status::Stopped).detail("STOPPED").why("Someone stopped it.").left_out("Did not run: stopped.")
}

#[test]
fn what_is_dropped_says_why() {
    let sim = sim();
    let timeline = run(
        |sim, lane| {
            Box::pin(async move {
                let work = Box::pin(async move {
                    let later = sim.plan(Plan::new(lane, "command", "later", "later"));
                    take(sim, lane, "first", 30).await;
                    take(sim, lane, "second", 100).await;
                    later.start();
                });
                let end = Box::pin(async {
                    sim.sleep(50).await;
                    stop()
                });
                assert!(sim.unless(work, end).await.is_err());
            })
        },
        &sim,
    );
    assert_eq!(step(&timeline, "first").status, Status::Succeeded);
    let second = step(&timeline, "second");
    assert_eq!(
        (second.status, second.end, second.detail.as_deref()),
        (Status::Stopped, Instant(50), Some("STOPPED"))
    );
    let later = step(&timeline, "later");
    assert_eq!((later.status, later.start), (Status::Skipped, None));
    assert_eq!(later.why.as_deref(), Some("Did not run: stopped."));
}

#[test]
fn at_one_instant_the_outer_end_wins() {
    let sim = sim();
    let timeline = run(
        |sim, lane| {
            let after = |word: &'static str| -> Process<'_, Ending> {
                Box::pin(async move {
                    sim.sleep(10).await;
                    Ending::new(Status::Stopped).detail(word)
                })
            };
            let (inner, outer) = (after("inner"), after("outer"));
            Box::pin(async move {
                let work = Box::pin(async move {
                    let _ = sim.unless(Box::pin(take(sim, lane, "work", 10)), inner).await;
                    take(sim, lane, "more", 1).await;
                });
                assert_eq!(sim.unless(work, outer).await, Err(Ending::new(Status::Stopped).detail("outer")));
            })
        },
        &sim,
    );
    assert_eq!(step(&timeline, "work").detail.as_deref(), Some("outer"));
    assert!(timeline.step("more").is_none());
}

#[test]
fn a_condition_is_noticed_at_the_instant_at_which_it_comes_true() {
    let sim = sim();
    let ready = Cell::new(false);
    let timeline = run(
        |sim, lane| {
            let ready = &ready;
            let other = sim.lane(Lane::new("commands", "other"));
            // The waiting process comes first, so that it is polled before the condition is met.
            let waits = Box::pin(async move {
                sim.when(|| ready.get()).await;
                take(sim, lane, "waits", 5).await;
            });
            let sets = Box::pin(async move {
                take(sim, other, "sets", 7).await;
                ready.set(true);
            });
            Box::pin(async move {
                sim.join(vec![waits as Process<'_>, sets]).await;
            })
        },
        &sim,
    );
    assert_eq!(step(&timeline, "waits").start, Some(Instant(7)));
}

#[test]
fn a_gate_serves_in_the_order_of_arrival() {
    let sim = sim();
    let gate = Gate::new(1);
    let order = std::cell::RefCell::new(Vec::new());
    let come = |arrival: u64| -> Process<'_> {
        let (sim, gate, order) = (&sim, &gate, &order);
        Box::pin(async move {
            sim.sleep(arrival).await;
            let _pass = gate.enter(sim).await;
            order.borrow_mut().push(arrival);
            sim.sleep(100).await;
        })
    };
    let works = vec![come(3), come(1), come(2)];
    sim.run(Box::pin(async {
        sim.join(works).await;
        sim.outcome(Status::Succeeded, "SUCCEEDED")
    }));
    assert_eq!(*order.borrow(), [1, 2, 3]);
    assert_eq!((gate.inside(), gate.waiting()), (0, 0));
}

#[test]
fn whoever_gives_up_waiting_does_not_block_the_gate() {
    let sim = sim();
    let gate = Gate::new(1);
    let entered = Cell::new(0);
    let (at, inside, number) = (&sim, &gate, &entered);
    let hold: Process<'_> = Box::pin(async move {
        let _pass = inside.enter(at).await;
        at.sleep(100).await;
    });
    let impatient: Process<'_> = Box::pin(async move {
        let wait = Box::pin(async move {
            let _pass = inside.enter(at).await;
        });
        let end = Box::pin(async move {
            at.sleep(50).await;
            stop()
        });
        assert!(at.unless(wait, end).await.is_err());
    });
    let patient: Process<'_> = Box::pin(async move {
        let _pass = inside.enter(at).await;
        number.set(at.now().0);
    });
    sim.run(Box::pin(async move {
        at.join(vec![hold, impatient, patient]).await;
        at.outcome(Status::Succeeded, "SUCCEEDED")
    }));
    assert_eq!(entered.get(), 100);
}

#[test]
fn a_run_that_waits_for_nothing_ends() {
    let sim = sim();
    let lane = sim.lane(Lane::new("commands", "commands"));
    let at = &sim;
    let timeline = sim.run(Box::pin(async move {
        let step = at.plan(Plan::new(lane, "command", "hangs", "hangs"));
        step.start();
        at.never().await
    }));
    assert_eq!(timeline.outcome.word, Timeline::UNFINISHED);
    assert_eq!(step(&timeline, "hangs").status, Status::Stopped);
    assert_eq!(broken_laws(&timeline), Vec::<String>::new());
}

#[test]
fn a_run_that_goes_round_in_circles_ends() {
    for pause in [0, 1] {
        let sim = sim();
        let at = &sim;
        let timeline = sim.run(Box::pin(async move {
            loop {
                at.sleep(pause).await;
            }
        }));
        assert_eq!(timeline.outcome.word, Timeline::UNFINISHED, "{pause}");
    }
}

#[test]
fn a_run_of_centuries_ends() {
    let sim = sim();
    let at = &sim;
    let timeline = sim.run(Box::pin(async move {
        at.sleep(u64::MAX).await;
        at.outcome(Status::Succeeded, "SUCCEEDED")
    }));
    assert_eq!(timeline.outcome.word, Timeline::UNFINISHED);
    assert!(timeline.outcome.why.is_some_and(|why| why.contains("longer than a year")));
}

#[test]
fn a_run_of_too_many_steps_ends() {
    let sim = sim();
    let lane = sim.lane(Lane::new("commands", "commands"));
    let at = &sim;
    let timeline = sim.run(Box::pin(async move {
        for _ in 0..60_000 {
            at.plan(Plan::new(lane, "command", "again", "again")).skip("Not needed.");
        }
        at.outcome(Status::Succeeded, "SUCCEEDED")
    }));
    assert_eq!(timeline.outcome.word, Timeline::UNFINISHED);
    assert_eq!(timeline.steps.len(), super::super::limits::MAX_ENTRIES);
}

#[test]
fn all_under_a_step_can_be_closed_at_once() {
    let sim = sim();
    let lane = sim.lane(Lane::new("tasks", "tasks"));
    let at = &sim;
    let timeline = sim.run(Box::pin(async move {
        let plan = |address: &str| Plan::new(lane, "task", address, address);
        let whole = at.plan(plan("whole"));
        let part = at.plan(plan("part").under(whole.id()));
        let _deep = at.plan(plan("deep").under(part.id()));
        let beside = at.plan(plan("beside"));
        whole.start();
        part.start();
        at.sleep(5).await;
        at.close_under(whole.id(), &stop());
        whole.succeed();
        part.succeed();
        beside.start();
        beside.succeed();
        at.outcome(Status::Succeeded, "SUCCEEDED")
    }));
    let status = |address: &str| step(&timeline, address).status;
    assert_eq!([status("whole"), status("part")], [Status::Succeeded, Status::Stopped]);
    assert_eq!([status("deep"), status("beside")], [Status::Skipped, Status::Succeeded]);
}
