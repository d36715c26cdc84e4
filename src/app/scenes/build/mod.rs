//! A build: its phases in a row, the inside of one of them, and what the build leaves behind.

mod column;
mod command_row;
mod environment;
mod excerpt;
mod gauge;
mod leaves;
mod phase_card;
mod phases;
mod rewrite;
mod settings;
mod track;
mod what_if;

use std::rc::Rc;

use yew::prelude::*;

pub use self::column::Column;
pub use self::leaves::Leaves;
pub use self::phase_card::PhaseCard;
pub use self::phases::Phases;
pub use self::rewrite::{Rewrite, rewrite};
pub use self::settings::settings;
pub use self::track::Track;
pub use self::what_if::WhatIf;

use self::environment::Environment;
use self::gauge::Gauges;
use crate::app::stage::glyph::{glyph, tone};
use crate::app::stage::hands::Hands;
use crate::app::stage::run::Run;
use crate::app::stage::width::use_width;
use crate::app::stage::{Assumptions, Scenario};
use crate::rehearsal::{Instant, StepId};
use crate::syntax::Span;

/// Below this width, in CSS pixels, the phases stand below each other.
pub const NARROW: f64 = 640.0;

/// What a scene is given.
#[derive(Properties, PartialEq, Clone)]
pub struct SceneProps {
    /// The run.
    pub run: Run,
    /// The instant that is shown.
    pub now: Instant,
    /// The step that was chosen.
    pub selected: Option<StepId>,
    /// The steps at which something was made to go wrong.
    pub faulted: Vec<StepId>,
    /// The lines of a place, in words.
    pub lines: Callback<Span, Option<AttrValue>>,
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// What the file could say, for another ending.
    pub rewrite: Option<Rewrite>,
    /// Another scenario was asked for.
    pub on_change: Callback<Scenario>,
    /// What a person can do.
    pub hands: Hands,
}

/// The build as a whole.
#[component]
pub fn BuildScene(props: &SceneProps) -> Html {
    let SceneProps { run, hands, .. } = props;
    let node = use_node_ref();
    let is_narrow = use_width(&node, 912.0) < NARROW;
    let at = run.tick(props.now);
    html! {
        <div class={classes!("build", is_narrow.then_some("narrow"))} ref={node}>
            <div class="build-run"><Build ..build_of(props, None, is_narrow) /></div>
            <aside class="build-aside">
                <Leaves run={run.clone()} {at} hands={hands.clone()} />
                <WhatIf
                    run={run.clone()} scenario={props.scenario.clone()} rewrite={props.rewrite.clone()}
                    on_change={props.on_change.clone()} hands={hands.clone()}
                />
                <Assumptions run={run.clone()} />
                <Environment run={run.clone()} hands={hands.clone()} />
            </aside>
        </div>
    }
}

/// The part of a scene's properties that one build needs.
pub fn build_of(props: &SceneProps, holder: Option<StepId>, is_narrow: bool) -> BuildProps {
    BuildProps {
        run: props.run.clone(),
        holder,
        now: props.now,
        selected: props.selected,
        faulted: props.faulted.clone(),
        lines: props.lines.clone(),
        is_narrow,
        hands: props.hands.clone(),
    }
}

/// One build of a run.
#[derive(Properties, PartialEq)]
pub struct BuildProps {
    /// The run.
    pub run: Run,
    /// The step that is this build; none where the whole run is.
    pub holder: Option<StepId>,
    /// The instant that is shown.
    pub now: Instant,
    /// The step that was chosen.
    pub selected: Option<StepId>,
    /// The steps at which something was made to go wrong.
    pub faulted: Vec<StepId>,
    /// The lines of a place, in words.
    pub lines: Callback<Span, Option<AttrValue>>,
    /// Whether there is no room for a row.
    pub is_narrow: bool,
    /// What a person can do.
    pub hands: Hands,
}

/// The phases of one build, and the inside of one of them.
#[component]
pub fn Build(props: &BuildProps) -> Html {
    let BuildProps { run, now, selected, faulted, is_narrow, hands, .. } = props;
    let Some(phases) = Phases::of(run, props.holder, *selected, *now) else { return Html::default() };
    let at = run.tick(*now);
    let open = phases.open(*selected, *now);
    let lines = open.and_then(|open| props.lines.emit(run.place(open)?));
    let card = open.map(|phase| {
        html! {
            <PhaseCard
                run={run.clone()} {phase} now={*now} selected={*selected} faulted={faulted.clone()} {lines}
                is_compact={*is_narrow} is_nested={props.holder.is_some()} hands={hands.clone()}
            />
        }
    });
    html! { <>
        { attempts(props, &phases) }
        if *is_narrow {
            <Column {phases} {at} {open} faulted={faulted.clone()}>{ for card }</Column>
        } else {
            <Track phases={phases.clone()} {at} {open} faulted={faulted.clone()} has_arch={props.holder.is_none() || !phases.jumps().is_empty()} />
            if props.holder.is_none() { <Gauges {phases} now={*now} /> }
            { for card }
        }
    </> }
}

/// A row of attempts, where a build was retried.
fn attempts(props: &BuildProps, phases: &Phases) -> Html {
    let Some(lane) = phases.lane().filter(|_| phases.attempts > 1) else { return Html::default() };
    let at = props.run.tick(props.now);
    let buttons = Phases::first_of_attempts(&props.run, lane).into_iter().filter_map(|first| {
        let attempt = props.run.step(first)?.attempt;
        let state = props.run.attempt_state(lane, attempt, at);
        let hands = props.hands.clone();
        let onclick = move |event: MouseEvent| {
            event.stop_propagation();
            hands.select(Some(first));
        };
        Some(html! {
            <button
                type="button" key={attempt} class={classes!("attempt", tone(state))} {onclick}
                aria-pressed={(attempt == phases.attempt).to_string()}
            >{ glyph(state) }{ format!("Attempt {attempt}") }</button>
        })
    });
    html! { <div class="attempts" role="group" aria-label="Attempts">{ for buttons }</div> }
}
