//! One event on one instance: its scripts, whose they are, how it ended and why.

use yew::prelude::*;

use super::model::{Fleet, scripts_of};
use super::revision::badge;
use crate::app::scenes::build::SceneProps;
use crate::app::stage::glyph::{Icon, doubt, glyph, icon, tone};
use crate::app::stage::run::Run;
use crate::app::stage::words::{beside, told, unseen};
use crate::rehearsal::{Instant, Step, StepId, StepState};

/// The card under the grid. Its room is there from the start, so that nothing moves when it speaks.
pub fn card(props: &SceneProps, fleet: &Fleet, event: Option<StepId>, at: Instant) -> Html {
    let run = &props.run;
    let Some((id, step)) = event.and_then(|id| Some((id, run.step(id)?))) else {
        return html! {
            <section class="fleet-detail" aria-label="Event">
                <p class="none">{ "No event runs now. Choose a cell to see its script." }</p>
            </section>
        };
    };
    let state = run.state(id, at);
    let is_over = matches!(state, StepState::Ended(_));
    let host = run.lane(step.lane).map(|lane| lane.name.clone()).unwrap_or_default();
    let detail = step.detail.as_ref().filter(|_| is_over);
    let why = step.why.as_deref().filter(|_| is_over);
    html! {
        <section class={classes!("fleet-detail", tone(state))} aria-label={format!("{} on {host}", step.label)}>
            <header>
                { glyph(state) }
                <h3>{ host }{ " " }<code>{ step.label.clone() }</code></h3>
                if let Some(detail) = detail { <code class="detail">{ detail.clone() }</code> }
                <span class="beside">{ beside(step, state, at) }</span>
                <span class="card-doings">
                    if !step.faults.is_empty() {
                        <button type="button" class="btn small" data-menu-of={id.0.to_string()} aria-haspopup="dialog">
                            { icon(Icon::Bolt) }{ "Make it fail" }
                        </button>
                    }
                    { goto(props, id) }
                </span>
            </header>
            if let Some(sentence) = sentence(run, id, at) { <p class="fleet-told">{ told(sentence) }</p> }
            if let Some(why) = why {
                <p class="fleet-why">
                    { told(why) }
                    if let Some(reason) = &step.assumed { { doubt(reason) } }
                </p>
            }
            { scripts(run, fleet, id, props.selected, at) }
        </section>
    }
}

/// The last that the story tells of an event until `at`. One sentence tells of all instances to which the same happens
/// at one instant.
fn sentence(run: &Run, event: StepId, at: Instant) -> Option<&str> {
    let step = run.step(event)?;
    let (start, end) = (step.start?, step.end);
    let is_of_event = |id: StepId| {
        run.holders(id).any(|holder| {
            run.step(holder).is_some_and(|other| other.label == step.label && other.parent == step.parent)
        })
    };
    let narration = &run.timeline().narration;
    let told = narration.get(..narration.partition_point(|sentence| sentence.at <= at.min(end)))?;
    let of_its_time = told.iter().rev().take_while(|sentence| sentence.at >= start);
    let mut of_event = of_its_time.filter(|sentence| sentence.step.is_some_and(is_of_event));
    of_event.next().map(|sentence| sentence.text.as_str())
}

fn goto(props: &SceneProps, id: StepId) -> Html {
    let Some(place) = props.run.place(id) else { return Html::default() };
    let hands = props.hands.clone();
    let said = props.lines.emit(place).unwrap_or_else(|| "Go to its lines".into());
    html! { <button type="button" class="link" onclick={move |_: MouseEvent| hands.goto(place)}>{ said }</button> }
}

/// The scripts of an event, in order.
fn scripts(run: &Run, fleet: &Fleet, event: StepId, selected: Option<StepId>, at: Instant) -> Html {
    let Some(revision) = scripts_of(run, event) else { return Html::default() };
    let stop = selected.filter(|id| run.parts(event).any(|part| part == *id)).or_else(|| run.parts(event).next());
    let item = |id: StepId| {
        let step = run.step(id)?;
        Some(script(run, step, id, badge(revision, &fleet.revision), stop == Some(id), at))
    };
    html! {
        <ol class="fleet-scripts" data-roving="column" aria-label="Scripts">{ for run.parts(event).filter_map(item) }</ol>
    }
}

fn script(run: &Run, step: &Step, id: StepId, badge: Html, is_tab_stop: bool, at: Instant) -> Html {
    let state = run.state(id, at);
    let detail = step.detail.as_deref().filter(|_| matches!(state, StepState::Ended(_))).unwrap_or_default();
    html! {
        <li class={classes!("command", tone(state))} key={id.0}>
            <button
                type="button" data-step={id.0.to_string()} data-menu="true" aria-haspopup="dialog"
                tabindex={if is_tab_stop { "0" } else { "-1" }}
            >
                { glyph(state) }
                <code>{ step.label.clone() }</code>
                { badge }
                <span class="ending">{ detail.to_owned() }</span>
                <span class="beside">{ beside(step, state, at) }</span>
                { unseen(step, state, detail) }
            </button>
        </li>
    }
}
