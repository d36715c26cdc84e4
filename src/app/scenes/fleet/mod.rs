//! A deployment to a fleet: the instances and what each goes through, how many are healthy, and which revision answers.

mod cell;
mod detail;
mod files;
mod grid;
mod groups;
mod health;
mod model;
mod revision;
mod sends;
mod settings;
mod tabs;

use std::rc::Rc;

use yew::prelude::*;

pub use self::settings::settings;

use self::grid::{Grid, MOST_ROWS};
use self::groups::{By, Zoom};
use self::model::{Deployment, Fleet};
use super::build::{Leaves, NARROW, SceneProps, WhatIf};
use crate::app::stage::Assumptions;
use crate::app::stage::width::use_width;

/// The fleet: one deployment of it in a grid, and what it leaves.
#[component]
pub fn FleetScene(props: &SceneProps) -> Html {
    let SceneProps { run, hands, .. } = props;
    let node = use_node_ref();
    let is_narrow = use_width(&node, 912.0) < NARROW;
    let fleet: Rc<Fleet> = use_memo(run.clone(), Fleet::of);
    let chosen = use_state(|| None::<String>);
    let (by, zoom) = (use_state(By::default), use_state(Zoom::default));
    let on_zoom = use_callback((), {
        let zoom = zoom.clone();
        move |to: Zoom, ()| zoom.set(to)
    });
    let at = run.tick(props.now);
    let Some(deployment) = fleet.deployment(run, chosen.as_deref(), at) else { return Html::default() };
    let event = props.selected.and_then(|step| deployment.event_of(run, step));
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |address| chosen.set(address))
    };
    html! {
        <div class={classes!("fleet", is_narrow.then_some("narrow"))} ref={node}>
            { tabs::tabs(run, &fleet, deployment.step, chosen.is_some(), at, &on_choose) }
            { health::strip(run, &fleet, deployment, at) }
            { tabs::alarms(run, &fleet, at) }
            { tabs::waits(run, deployment, props.selected, at) }
            { grouping(deployment, &by) }
            <Grid
                run={run.clone()} fleet={fleet.clone()} {at} deployment={deployment.step} {event}
                scenario={props.scenario.clone()} by={*by} zoom={(*zoom).clone()} {on_zoom}
            />
            { detail::card(props, &fleet, event.or_else(|| deployment.speaking(run, at)), at) }
            <div class="fleet-foot">
                { files::panel(run, &fleet, at) }
                <Leaves run={run.clone()} {at} hands={hands.clone()} title="What this deployment leaves" />
                <div>
                    <WhatIf
                        run={run.clone()} scenario={props.scenario.clone()} rewrite={None}
                        on_change={props.on_change.clone()} hands={hands.clone()}
                    />
                    <Assumptions run={run.clone()} />
                </div>
            </div>
        </div>
    }
}

/// By what many instances are grouped, where there is a choice.
fn grouping(deployment: &Deployment, by: &UseStateHandle<By>) -> Html {
    let is_grouped = deployment.sections.iter().any(|section| section.rows.len() > MOST_ROWS);
    if !is_grouped || deployment.rows().all(|row| row.zone.is_none()) {
        return Html::default();
    }
    let choice = |which: By, said: &'static str| {
        let set = by.clone();
        let onclick = move |_: MouseEvent| set.set(which);
        html! {
            <button type="button" class="attempt" {onclick} aria-pressed={(**by == which).to_string()}>{ said }</button>
        }
    };
    html! {
        <div class="attempts" role="group" aria-label="Groups">
            { choice(By::State, "by state") }{ choice(By::Zone, "by zone") }
        </div>
    }
}
