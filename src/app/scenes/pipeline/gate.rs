//! What stands at the gate of a stage: executions that wait to enter, and the conditions of the one inside.

use yew::prelude::*;

use super::executions::word;
use super::model::{Column, execution, shown};
use crate::app::scenes::build::SceneProps;
use crate::app::stage::glyph::{glyph, tone, waiting};
use crate::app::stage::words::told;
use crate::rehearsal::{Instant, StepId, StepState};

/// The waits and conditions of a stage that have begun.
pub fn gate(props: &SceneProps, column: &Column, at: Instant) -> Html {
    let run = &props.run;
    let mut steps: Vec<StepId> = Vec::new();
    let end = format!(".{}.wait", column.name);
    for id in run.lanes("waits").flat_map(|(lane, _)| run.on(lane)) {
        let is_here = run.step(*id).is_some_and(|step| step.address.ends_with(&end));
        if is_here && run.state(*id, at) == StepState::InProgress {
            steps.push(*id);
        }
    }
    if let Some(stage) = shown(run, column.lane, at) {
        let is_condition = |id: &StepId| run.step(*id).is_some_and(|step| step.kind == "condition");
        steps.extend(run.parts(stage).filter(is_condition).filter(|id| run.state(*id, at) != StepState::Pending));
    }
    if steps.is_empty() {
        return Html::default();
    }
    html! { <ul class="stage-gate">{ for steps.into_iter().map(|id| item(props, id, at)) }</ul> }
}

fn item(props: &SceneProps, id: StepId, at: Instant) -> Html {
    let Some(step) = props.run.step(id) else { return Html::default() };
    let state = props.run.state(id, at);
    let why = step.why.as_deref().unwrap_or_default();
    let waits = step.kind == "wait";
    // That it waits is said before it.
    let why = if waits { why.strip_prefix("Waited: ").unwrap_or(why) } else { why };
    let named = if waits { "waits:".to_owned() } else { format!("{}: {}", step.label, word(step, state)) };
    html! {
        <li key={id.0} class={if waits { "waiting" } else { tone(state) }}>
            { if waits { waiting() } else { glyph(state) } }
            <p><b>{ format!("{} {named}", execution(&step.address)) }</b>{ " " }{ told(why) }</p>
        </li>
    }
}
