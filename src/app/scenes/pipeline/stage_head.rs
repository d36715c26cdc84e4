//! The head of a stage: who is inside, the transition that leads to it, and what can be done after a failure.

use yew::prelude::*;

use super::change;
use super::model::{Column, execution, point, shown};
use crate::app::scenes::build::SceneProps;
use crate::app::stage::glyph::{glyph, tone};
use crate::app::stage::words::{state_word, told};
use crate::formats::codepipeline::scenario::RetryOf;
use crate::rehearsal::{Instant, Status, Step, StepId, StepState};

/// The head of a stage, and what stands below it for now.
pub fn head(props: &SceneProps, column: &Column, at: Instant) -> Html {
    let step = shown(&props.run, column.lane, at);
    let state = step.map_or(StepState::Pending, |id| props.run.state(id, at));
    let of = step.and_then(|id| props.run.step(id));
    let inside = point(&props.run, &format!("inside {}", column.name), at).map(|point| point.value.clone());
    let inside = inside.filter(|inside| !inside.is_empty());
    let number = inside.or_else(|| of.map(|step| execution(&step.address).to_owned())).unwrap_or_default();
    let number = if state == StepState::Pending { String::new() } else { number };
    html! { <>
        <h3 class={classes!("stage-head", tone(state))}>
            { glyph(state) }<span class="stage-name">{ column.name.clone() }</span>
            <span class="stage-inside">{ number }</span>
            <span class="unseen">{ format!(", {}", state_word(state)) }</span>
        </h3>
        if !column.is_first { { transition(props, &column.name, at) } }
        { for step.zip(of).map(|(id, step)| after_failure(props, &column.name, id, step, state)) }
    </> }
}

/// The transition into a stage, as a switch; where it is disabled, why.
fn transition(props: &SceneProps, stage: &str, at: Instant) -> Html {
    let point = point(&props.run, &format!("transition {stage}"), at);
    let enabled = point.is_none_or(|point| point.value != "disabled");
    let name = stage.to_owned();
    let onclick = {
        let said = if enabled { "Disable transition" } else { "Enable transition" };
        change::button(props, "btn sm transition-switch", said, move |props| change::switch(props, &name, !enabled))
    };
    let why = point.and_then(|point| point.why.clone()).unwrap_or_default();
    html! {
        <div class={classes!("transition", (!enabled).then_some("disabled"))}>
            { onclick }
            if !enabled { <p><b>{ "Transition disabled" }</b>{ " " }{ told(&why) }</p> }
        </div>
    }
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
