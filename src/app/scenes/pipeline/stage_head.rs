//! The head of a stage: who is inside, the transition that leads to it, and what can be done after a failure.

use yew::prelude::*;

use super::change::{self, Change};
use super::model::{Column, execution, point, shown};
use crate::app::scenes::build::SceneProps;
use crate::app::stage::glyph::{glyph, tone, waiting};
use crate::app::stage::words::{state_word, told};
use crate::formats::codepipeline::scenario::RetryOf;
use crate::rehearsal::{Instant, Status, Step, StepId, StepState};

/// The head of a stage, and the transition that leads to it.
pub fn head(props: &SceneProps, column: &Column, at: Instant) -> Html {
    let step = shown(&props.run, column.lane, at);
    let state = step.map_or(StepState::Pending, |id| props.run.state(id, at));
    let of = step.and_then(|id| props.run.step(id));
    let inside = point(&props.run, &format!("inside {}", column.name), at).map(|point| point.value.clone());
    let inside = inside.filter(|inside| !inside.is_empty());
    let number = inside.or_else(|| of.map(|step| execution(&step.address).to_owned())).unwrap_or_default();
    let number = if state == StepState::Pending { String::new() } else { number };
    let waits = column.waits(&props.run, at);
    html! { <>
        <h3 class={classes!("column-head", tone(state))}>
            { if waits { waiting() } else { glyph(state) } }<span class="stage-name">{ column.name.clone() }</span>
            <span class="stage-inside">{ number }</span>
            <span class="unseen">{ format!(", {}", state_word(state)) }</span>
        </h3>
        if !column.is_first { { transition(props, &column.name, at) } }
    </> }
}

/// The transition into a stage, as a switch between two heads: an arrow, or a barrier while it is disabled.
fn transition(props: &SceneProps, stage: &str, at: Instant) -> Html {
    let enabled = disabled(props, stage, at).is_none();
    let asked = Change::of(props);
    let name = stage.to_owned();
    let onclick = move |event: MouseEvent| {
        // Beside a step, and not on it: its menu stays as it is.
        event.stop_propagation();
        change::switch(&asked, &name, !enabled);
    };
    let said = format!("{} transition into {stage}", if enabled { "Disable" } else { "Enable" });
    let shape = if enabled {
        html! { <path d="M4 16h20m-5-5 5 5-5 5" /> }
    } else {
        html! { <><path d="M3 16h9" /><path class="barrier" d="M15 7v18" /><path class="beyond" d="M19 16h7" /></> }
    };
    html! {
        <button
            type="button" class={classes!("transition", (!enabled).then_some("disabled"))}
            title={said.clone()} aria-label={said} {onclick}
        >
            <svg viewBox="0 0 28 32" aria-hidden="true">{ shape }</svg>
        </button>
    }
}

/// Why the transition into a stage is disabled; none while it is enabled.
fn disabled(props: &SceneProps, stage: &str, at: Instant) -> Option<String> {
    let point = point(&props.run, &format!("transition {stage}"), at)?;
    (point.value == "disabled").then(|| point.why.clone().unwrap_or_default())
}

/// What stands below the cards of a stage for now: a disabled transition, and what can be done after a failure.
pub fn notes(props: &SceneProps, column: &Column, at: Instant) -> Html {
    let closed = disabled(props, &column.name, at);
    let step = shown(&props.run, column.lane, at);
    let state = step.map_or(StepState::Pending, |id| props.run.state(id, at));
    let of = step.and_then(|id| props.run.step(id));
    html! { <>
        if let Some(why) = closed {
            <p class="transition-why"><b>{ "Transition disabled" }</b>{ " " }{ told(&why) }</p>
        }
        { for step.zip(of).map(|(id, step)| after_failure(props, &column.name, id, step, state)) }
    </> }
}

/// What the service offers for a stage that failed.
fn after_failure(props: &SceneProps, stage: &str, id: StepId, step: &Step, state: StepState) -> Html {
    if state != StepState::Ended(Status::Failed) {
        return Html::default();
    }
    let run = &props.run;
    let failed = |part: &StepId| run.step(*part).filter(|part| part.parent == Some(id));
    let ends = run.lanes("action").flat_map(|(lane, _)| run.on(lane)).filter_map(failed);
    let first = ends.filter(|part| part.status == Status::Failed).map(|part| part.end).min().unwrap_or(step.end);
    let number = execution(&step.address).to_owned();
    let retry = |said: &str, mode: RetryOf| {
        let (number, stage) = (number.clone(), stage.to_owned());
        change::button(props, "btn line sm", said, move |props| change::retry(props, &number, &stage, first, mode))
    };
    let name = stage.to_owned();
    html! {
        <div class="stage-doings" role="group" aria-label={format!("{stage} failed")}>
            { retry("Retry failed actions", RetryOf::FailedActions) }
            { retry("Retry all", RetryOf::AllActions) }
            { change::button(props, "btn line sm", "Roll back", move |props| change::roll_back(props, &name)) }
        </div>
    }
}
