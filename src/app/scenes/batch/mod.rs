//! A batch: its own phases, and its builds in the order in which they wait for each other.

mod card;
mod edges;
mod layers;

use yew::prelude::*;

use self::card::Card;
use self::edges::{Edges, GAP};
use self::layers::{Builds, Slot, build_on, waits_for};
use super::build::{Build, Column, Leaves, NARROW, Phases, SceneProps, Track, WhatIf, build_of};
use crate::app::stage::Assumptions;
use crate::app::stage::glyph::{Icon, doubt, glyph, icon, tone};
use crate::app::stage::run::Run;
use crate::app::stage::width::use_width;
use crate::app::stage::words::{beside, told};
use crate::rehearsal::{FaultKind, Instant, LaneId, Status, StepId, StepState};

/// A layer of a graph is never narrower than this, in CSS pixels; what does not fit is scrolled to.
const NARROWEST: f64 = 148.0;

/// More builds than this stand closer together.
const DENSE: usize = 40;

/// The batch as a whole, and the build that is open.
#[component]
pub fn BatchScene(props: &SceneProps) -> Html {
    let SceneProps { run, selected, hands, .. } = props;
    let node = use_node_ref();
    let width = use_width(&node, 864.0);
    let is_narrow = width < NARROW;
    let at = run.tick(props.now);
    let builds = use_memo(run.clone(), Builds::of);
    let open = selected.and_then(|step| opened(run, step));
    let phases = run.lanes("batch").next().map(|(lane, _)| Phases {
        run: run.clone(),
        steps: run.on(lane).to_vec(),
        attempt: 1,
        attempts: 1,
    });
    let open_phase = phases.as_ref().and_then(|phases| selected.filter(|id| phases.steps.contains(id)));
    html! {
        <div class={classes!("batch", is_narrow.then_some("narrow"))} ref={node}>
            if let Some(phases) = phases {
                if is_narrow {
                    <Column {phases} {at} open={open_phase} faulted={props.faulted.clone()} />
                } else {
                    <Track {phases} {at} open={open_phase} faulted={props.faulted.clone()} has_arch=false />
                }
            }
            <div class="tasks-head">
                <h3>{ format!("{} builds", builds.all().count()) }</h3>
                { tally(run, &builds, at) }
            </div>
            { tasks(props, &builds, open, at, width) }
            if let Some((_, build)) = open { { opened_build(props, build, at, is_narrow) } }
            <div class="batch-foot">
                <Leaves run={run.clone()} {at} hands={hands.clone()} />
                <div>
                    <WhatIf
                    run={run.clone()} scenario={props.scenario.clone()} rewrite={props.rewrite.clone()}
                    on_change={props.on_change.clone()} hands={hands.clone()}
                />
                    <Assumptions run={run.clone()} />
                </div>
            </div>
        </div>
    }
}

/// The build that a step is, or is part of, and its lane.
fn opened(run: &Run, step: StepId) -> Option<(LaneId, StepId)> {
    run.holders(step).find_map(|id| {
        let lane = run.step(id)?.lane;
        (run.lane(lane)?.kind == "task").then_some((lane, id))
    })
}

/// How many builds stand how.
fn tally(run: &Run, builds: &Builds, at: Instant) -> Html {
    let states = [
        (StepState::InProgress, "running"),
        (StepState::Ended(Status::Failed), "failed"),
        (StepState::Ended(Status::TimedOut), "timed out"),
        (StepState::Ended(Status::Stopped), "stopped"),
        (StepState::Ended(Status::Succeeded), "succeeded"),
        (StepState::Ended(Status::Skipped), "did not run"),
        (StepState::Pending, "to come"),
    ];
    let count = |state| {
        builds.all().filter(|lane| build_on(run, *lane, at).is_some_and(|id| run.state(id, at) == state)).count()
    };
    let parts =
        states.into_iter().map(|(state, word)| (state, word, count(state))).filter(|(.., number)| *number > 0);
    html! {
        <ul class="tally">
            { for parts.map(|(state, word, number)| html! {
                <li class={tone(state)}>{ glyph(state) }{ format!("{number} {word}") }</li>
            }) }
        </ul>
    }
}

/// The cards: in layers with lines between them, or in a grid where none waits for another.
fn tasks(props: &SceneProps, builds: &Builds, open: Option<(LaneId, StepId)>, at: Instant, width: f64) -> Html {
    let run = &props.run;
    let open_lane = open.map(|(lane, _)| lane);
    let stop = open_lane.or(builds.all().next());
    let near = |lane: LaneId| {
        open_lane.is_some_and(|open| {
            waits_for(run, open).any(|id| id == lane) || waits_for(run, lane).any(|id| id == open)
        })
    };
    let card = |lane: LaneId| {
        let step = build_on(run, lane, at)?;
        Some(html! {
            <Card
                key={lane.0} run={run.clone()} {step} {lane} {at} is_open={open_lane == Some(lane)} is_near={near(lane)}
                is_faulted={props.faulted.contains(&step)} is_tab_stop={stop == Some(lane)}
            />
        })
    };
    if !builds.is_graph() || width < NARROW {
        return html! {
            <ol class={classes!("tasks", "grid", (builds.all().count() > DENSE).then_some("dense"))} data-roving="both" aria-label="Builds">{ for builds.all().filter_map(card) }</ol>
        };
    }
    let count = builds.layers.len() as f64;
    let width = width.max(count * NARROWEST + (count - 1.0) * GAP);
    let layers = builds.layers.iter().map(|layer| {
        html! {
            <li><ol>
                { for layer.iter().map(|slot| match slot {
                    Slot::Build(lane) => card(*lane).unwrap_or_default(),
                    Slot::Pass(_) => html! { <li class="pass" aria-hidden="true"></li> },
                }) }
            </ol></li>
        }
    });
    html! {
        <div class="tasks graph" tabindex="-1">
            <Edges run={run.clone()} builds={builds.clone()} {at} open={open_lane} {width} />
            <ol class="layers" data-roving="both" aria-label="Builds">{ for layers }</ol>
        </div>
    }
}

/// The build that is open: how it stands, and its own phases.
fn opened_build(props: &SceneProps, build: StepId, at: Instant, is_narrow: bool) -> Html {
    let SceneProps { run, hands, .. } = props;
    let Some(step) = run.step(build) else { return Html::default() };
    let state = run.state(build, at);
    let is_over = matches!(state, StepState::Ended(_));
    let close = {
        let hands = hands.clone();
        move |event: MouseEvent| {
            event.stop_propagation();
            hands.select(None);
        }
    };
    let goto = step.place.map(|place| {
        let hands = hands.clone();
        let said = props.lines.emit(place).unwrap_or_else(|| "Go to its lines".into());
        html! { <button type="button" class="link" onclick={move |_: MouseEvent| hands.goto(place)}>{ said }</button> }
    });
    html! {
        <section class={classes!("opened", tone(state))} aria-label={step.label.clone()}>
            <header>
                { glyph(state) }
                <h3>{ step.label.clone() }</h3>
                <span class="beside">{ beside(step, state, at) }</span>
                <span class="card-doings">
                    if step.faults.contains(&FaultKind::Fail) {
                        <button type="button" class="btn small" data-menu-of={build.0.to_string()} aria-haspopup="dialog">
                            { icon(Icon::Bolt) }{ "Make it fail" }
                        </button>
                    }
                    { for goto }
                    <button type="button" class="btn square small" aria-label="Close" onclick={close}>{ icon(Icon::Cross) }</button>
                </span>
            </header>
            if let Some(why) = step.why.as_ref().filter(|_| is_over) {
                <p class="phase-why">
                    <span>{ told(why) }</span>
                    if let Some(reason) = &step.assumed { { doubt(reason) } }
                </p>
            }
            <Build ..build_of(props, Some(build), is_narrow) />
        </section>
    }
}
