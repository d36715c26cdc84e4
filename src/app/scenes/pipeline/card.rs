//! An action as a card: its provider, how it stands in the service's words, and what happens now.

use yew::prelude::*;

use super::approval::Approval;
use super::change::Change;
use super::executions::word;
use super::model::{execution, fact, point, shown};
use crate::app::scenes::build::SceneProps;
use crate::app::stage::glyph::{Icon, glyph, icon, tone};
use crate::app::stage::words::{clock, duration, length, told};
use crate::rehearsal::{Instant, Lane, LaneId, Step, StepId, StepState};

/// The card of the action on a lane.
pub fn card(props: &SceneProps, lane: &LaneId, at: Instant) -> Html {
    let run = &props.run;
    let Some(declared) = run.lane(*lane) else { return Html::default() };
    let id = shown(run, *lane, at);
    let Some((id, step)) = id.and_then(|id| Some((id, run.step(id)?))) else { return idle(declared) };
    let state = run.state(id, at);
    let number = if state == StepState::Pending { "" } else { execution(&step.address) };
    let is_asked = step.kind == "approval" && state == StepState::InProgress;
    let is_faulted = props.faulted.contains(&id);
    let said = told_of(props, id, step, state, declared, at);
    html! {
        <li key={lane.0} class={classes!("action", tone(state), (props.selected == Some(id)).then_some("selected"))}>
            <button type="button" data-step={id.0.to_string()} data-menu="true" aria-haspopup="dialog">
                <span class="action-head">
                    { glyph(state) }<code>{ step.label.clone() }</code>
                    if is_faulted { <span class="has-fault">{ icon(Icon::Bolt) }</span> }
                    <span class="action-provider">{ fact(declared, "provider").to_owned() }</span>
                </span>
                <span class="action-said">
                    if !number.is_empty() { <b>{ number.to_owned() }</b>{ " " } }
                    { told(&said) }
                </span>
                if is_faulted { <span class="unseen">{ ", made to go wrong" }</span> }
            </button>
            if is_asked {
                <Approval
                    key={id.0} address={step.address.clone()} asked={step.start.unwrap_or(at)} change={Change::of(props)}
                />
            }
        </li>
    }
}

/// An action that no execution comes to.
fn idle(declared: &Lane) -> Html {
    let name = declared.name.rsplit('.').next().unwrap_or_default().to_owned();
    html! {
        <li key={declared.name.clone()} class="action pending">
            <p class="action-head">
                { glyph(StepState::Pending) }<code>{ name }</code>
                <span class="action-provider">{ fact(declared, "provider").to_owned() }</span>
            </p>
        </li>
    }
}

/// What happens in an action now, or how it ended.
fn told_of(props: &SceneProps, id: StepId, step: &Step, state: StepState, lane: &Lane, at: Instant) -> String {
    if step.kind == "approval" && state == StepState::InProgress {
        return "waits for an answer.".to_owned();
    }
    let spent = length(step, at).unwrap_or_default();
    match state {
        StepState::Pending if fact(lane, "category") == "Source" => fact(lane, "notices").to_owned(),
        StepState::Pending => String::new(),
        StepState::InProgress => {
            let whole = step.start.map_or(0, |start| step.end.since(start));
            let inside = inside(props, id, at).map_or_else(|| "InProgress".to_owned(), |part| format!("in {part}"));
            format!("{inside}, {} of about {}", clock(Instant(spent)), clock(Instant(whole)))
        }
        StepState::Ended(_) if fact(lane, "category") == "Source" => {
            let gauge = format!("revision {}", execution(&step.address));
            match point(&props.run, &gauge, at) {
                Some(revision) => format!("`{}`", revision.value),
                None => word(step, state),
            }
        }
        StepState::Ended(_) => match &step.why {
            Some(why) => why.clone(),
            None => format!("{}, {}", word(step, state), duration(spent)),
        },
    }
}

/// The phase or event that runs inside an action, where it contains the rehearsal of another file.
fn inside(props: &SceneProps, id: StepId, at: Instant) -> Option<String> {
    let timeline = props.run.timeline();
    let contained = timeline.contained.iter().find(|contained| contained.step == id)?;
    let inner = timeline.inner.get(contained.run as usize)?;
    let since = Instant(at.since(props.run.step(id)?.start?));
    let running =
        |step: &&Step| step.parent.is_none() && step.start.is_some_and(|start| start <= since) && since < step.end;
    Some(inner.steps.iter().rev().find(running)?.label.clone())
}
