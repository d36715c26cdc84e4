//! How fast a large run is rehearsed, indexed and looked at: 500 instances with a dozen events each.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use rehearsal::rehearsal::{Gate, Instant, Lane, Plan, Playback, Process, Sim, Status, StepId, Timeline};

const INSTANCES: u64 = 500;
const EVENTS: u64 = 12;

/// A fleet of which `at_once` instances are deployed to at a time.
fn fleet(at_once: usize) -> Timeline {
    let sim = Sim::new("fleet", "A fleet");
    let gate = Gate::new(at_once);
    let instance = |number: u64| -> Process<'_> {
        let (sim, gate) = (&sim, &gate);
        let lane = sim.lane(Lane::new("instance", format!("i-{number}")));
        let event = |event| sim.plan(Plan::new(lane, "event", format!("i-{number}/{event}"), "event"));
        let events: Vec<_> = (0..EVENTS).map(event).collect();
        Box::pin(async move {
            let _pass = gate.enter(sim).await;
            for (index, event) in events.iter().enumerate() {
                event.start();
                sim.sleep(1000 + (number * 7 + index as u64 * 13) % 500).await;
                event.succeed();
            }
        })
    };
    let works = (0..INSTANCES).map(instance).collect();
    sim.run(Box::pin(async {
        sim.join(works).await;
        sim.outcome(Status::Succeeded, "Succeeded")
    }))
}

fn engine(criterion: &mut Criterion) {
    criterion.bench_function("rehearse, all at once", |bench| bench.iter(|| fleet(INSTANCES as usize)));
    criterion.bench_function("rehearse, one at a time", |bench| bench.iter(|| fleet(1)));
    let timeline = fleet(50);
    criterion.bench_function("index", |bench| bench.iter(|| Playback::new(black_box(&timeline))));
    let playback = Playback::new(&timeline);
    let middle = Instant(playback.end().0 / 2);
    criterion.bench_function("every state", |bench| {
        bench.iter(|| {
            for step in 0..timeline.steps.len() {
                black_box(playback.state(StepId(step as u32), middle));
            }
        })
    });
    criterion.bench_function("difference of two frames", |bench| {
        bench.iter(|| {
            playback.changed(playback.cursor(black_box(middle)), playback.cursor(black_box(middle.after(16)))).len()
        })
    });
}

criterion_group!(benches, engine);
criterion_main!(benches);
