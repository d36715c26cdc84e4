//! A deployment that shifts traffic: where the traffic goes now, its weight over time, and the lifecycle events.

mod axis;
mod chart;
mod lanes;
mod ribbon;
mod settings;
mod steps;

use yew::prelude::*;

pub use self::settings::{endings, settings, setup};

use self::chart::Chart;
use super::build::{Leaves, NARROW, SceneProps};
use crate::app::stage::Assumptions;
use crate::app::stage::run::Run;
use crate::app::stage::width::use_width;
use crate::rehearsal::{Instant, StepId};

/// The deployment as a whole, and the rollback that may follow.
#[component]
pub fn TrafficScene(props: &SceneProps) -> Html {
    let SceneProps { run, hands, .. } = props;
    let node = use_node_ref();
    let width = use_width(&node, 864.0);
    let is_narrow = width < NARROW;
    let at = run.tick(props.now);
    html! {
        <div class={classes!("traffic", is_narrow.then_some("narrow"))} ref={node}>
            <h3>{ "Where the traffic goes now" }</h3>
            { if is_narrow { ribbon::cards(run, props.now) } else { ribbon::ribbon(run, props.now, width) } }
            { Chart::new(run, &props.scenario, props.now, width, is_narrow).draw() }
            { steps::lists(props, at) }
            <div class="traffic-foot">
                <Leaves run={run.clone()} {at} hands={hands.clone()} title="What this deployment leaves" />
                <Assumptions run={run.clone()} />
            </div>
        </div>
    }
}

/// The deployments of a run, in order.
fn deployments(run: &Run) -> Vec<StepId> {
    run.lanes("deployments").flat_map(|(lane, _)| run.on(lane)).copied().collect()
}

/// A gauge's value at `now`; empty where it has none.
fn value<'a>(run: &'a Run, gauge: &str, now: Instant) -> &'a str {
    let gauge = run.timeline().gauges.iter().find(|other| other.name == gauge);
    gauge.and_then(|gauge| gauge.point(now)).map_or("", |point| &point.value)
}

/// How many percent of the production traffic the new version or task set has.
fn weight(run: &Run, now: Instant) -> u32 {
    value(run, "weight", now).parse().unwrap_or_default()
}

/// What the gauge `old` or `new` says: a name and what it does.
fn party<'a>(run: &'a Run, gauge: &str, now: Instant) -> (&'a str, &'a str) {
    value(run, gauge, now).split_once(" \u{b7} ").unwrap_or_default()
}

/// What the run is given under a name; empty where it is given none.
fn input<'a>(run: &'a Run, name: &str) -> &'a str {
    let input = run.timeline().inputs.iter().find(|input| input.name == name);
    input.and_then(|input| input.value.as_deref()).unwrap_or_default()
}
