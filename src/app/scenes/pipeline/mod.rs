//! A pipeline: its executions, its stages as columns, and in them the actions, group after group.

mod approval;
mod artifacts;
mod card;
mod change;
mod edges;
mod executions;
mod follow;
mod gate;
mod model;
mod nested;
mod settings;
mod stage_head;

use std::rc::Rc;

use yew::prelude::*;

pub use self::settings::settings;

use self::edges::Edges;
use self::model::{Column, Pipeline};
use self::nested::Nested;
use super::build::{NARROW, SceneProps};
use crate::app::stage::Assumptions;
use crate::app::stage::width::use_width;
use crate::rehearsal::Contained;

/// What the scene is given.
#[derive(Properties, PartialEq)]
pub struct PipelineProps {
    /// What every scene is given.
    pub scene: SceneProps,
    /// The address of the action whose contained rehearsal is open; empty where all were closed.
    pub open: Option<AttrValue>,
}

/// The pipeline as a whole, and below it the rehearsal that an action contains.
#[component]
pub fn PipelineScene(props: &PipelineProps) -> Html {
    let PipelineProps { scene: props, open } = props;
    let SceneProps { run, .. } = props;
    let node = use_node_ref();
    let is_narrow = use_width(&node, 912.0) < NARROW;
    let columns = use_node_ref();
    let width = use_width(&columns, 912.0);
    let pipeline: Rc<Pipeline> = use_memo(run.clone(), Pipeline::of);
    let at = run.tick(props.now);
    let region = use_node_ref();
    follow::use_in_view(&region, &columns, follow::busy(run, &pipeline, at));
    let open = nested::open(run, &pipeline, open.as_deref(), !is_narrow, at);
    html! {
        <div class={classes!("pipeline", is_narrow.then_some("narrow"))} ref={node}>
            { executions::chips(props, &pipeline, at) }
            // What is wider than the stage is scrolled by key as well.
            <div class="pipeline-stages" ref={region} role="region" aria-label="Stages" tabindex="0">
                <div class="pipeline-board">
                    <ol class="pipeline-columns" ref={columns}>
                        { for pipeline.columns.iter().map(|column| draw(props, column, open)) }
                    </ol>
                    if !is_narrow {
                        <Edges run={run.clone()} pipeline={pipeline.clone()} {at} {width} />
                    }
                </div>
            </div>
            if let Some(open) = open {
                <Nested outer={props.clone()} contained={open.clone()} {is_narrow} />
            }
            <Assumptions run={run.clone()} />
        </div>
    }
}

/// A stage: its head, and its actions by the order in which they run.
fn draw(props: &SceneProps, column: &Column, open: Option<&Contained>) -> Html {
    let at = props.run.tick(props.now);
    let group = |row: &model::Row| {
        let together = if row.actions.len() > 1 { ", together" } else { "" };
        html! {
            <li class={classes!("pipeline-group", (row.actions.len() > 1).then_some("together"))} key={row.order}>
                <p class="run-order">{ format!("runOrder {}{together}", row.order) }</p>
                <ul>{ for row.actions.iter().map(|action| card::card(props, action, open, at)) }</ul>
            </li>
        }
    };
    html! {
        <li class="pipeline-column" key={column.name.clone()}>
            { stage_head::head(props, column, at) }
            <ol>{ for column.rows.iter().map(group) }</ol>
            { gate::gate(props, column, at) }
            { stage_head::notes(props, column, at) }
        </li>
    }
}
