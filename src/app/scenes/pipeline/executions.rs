//! The executions of the pipeline, each told apart by its number and the shape of its state.

use yew::prelude::*;

use super::change;
use super::model::{Pipeline, execution};
use crate::app::scenes::build::SceneProps;
use crate::app::stage::glyph::{glyph, tone};
use crate::app::stage::words::state_word;
use crate::rehearsal::{Instant, Step, StepId, StepState};

/// A chip for each execution that has begun, and what can be done with the one that was chosen.
pub fn chips(props: &SceneProps, pipeline: &Pipeline, at: Instant) -> Html {
    let run = &props.run;
    let begun = |id: &&StepId| run.step(**id).and_then(|step| step.start).is_some_and(|start| start <= at);
    let shown: Vec<StepId> = pipeline.executions.iter().filter(begun).copied().collect();
    // What cannot be created is not pushed to.
    if pipeline.executions.is_empty() {
        return Html::default();
    }
    let stop = props.selected.filter(|id| shown.contains(id)).or(shown.last().copied());
    html! {
        <div class="pipeline-executions">
            <ul data-roving="both" aria-label="Executions">
                { for shown.iter().rev().filter_map(|id| chip(props, *id, stop == Some(*id), at)) }
            </ul>
            { doings(props, stop, at) }
            { change::button(props, "btn line sm", "Push a commit", change::push) }
        </div>
    }
}

fn chip(props: &SceneProps, id: StepId, is_tab_stop: bool, at: Instant) -> Option<Html> {
    let step = props.run.step(id)?;
    let state = props.run.state(id, at);
    let over = matches!(state, StepState::Ended(_));
    let attempt = if step.attempt > 1 { format!("attempt {}", step.attempt) } else { String::new() };
    let (revision, message) = step.label.split_once(' ').unwrap_or((&step.label, ""));
    Some(html! {
        <li key={id.0}>
            <button
                type="button" class={classes!("execution", tone(state), over.then_some("over"))}
                data-step={id.0.to_string()} data-menu="true" aria-haspopup="dialog"
                tabindex={if is_tab_stop { "0" } else { "-1" }}
            >
                { glyph(state) }<b>{ execution(&step.address).to_owned() }</b>
                <code>{ revision.to_owned() }</code><span>{ message.to_owned() }</span>
                if !attempt.is_empty() { <span>{ attempt }</span> }
                <span class="execution-word">{ word(step, state) }</span>
            </button>
        </li>
    })
}

/// The service's word for an execution or an action as it stands.
pub fn word(step: &Step, state: StepState) -> String {
    match (state, &step.detail) {
        (StepState::InProgress, _) => "InProgress".to_owned(),
        (StepState::Ended(_), Some(detail)) => detail.clone(),
        _ => state_word(state).to_owned(),
    }
}

/// The two ways to stop an execution that is under way.
fn doings(props: &SceneProps, chosen: Option<StepId>, at: Instant) -> Html {
    let running = |id: &StepId| props.run.state(*id, at) == StepState::InProgress;
    let Some(step) = chosen.filter(running).and_then(|id| props.run.step(id)) else { return Html::default() };
    let name = execution(&step.address).to_owned();
    let stop = |said: String, abandon: bool| {
        let name = name.clone();
        change::button(props, "btn line sm", &said, move |props| change::stop(props, &name, abandon))
    };
    html! { <>
        { stop(format!("Stop {name} and wait"), false) }
        { stop(format!("Stop {name} and abandon"), true) }
    </> }
}
