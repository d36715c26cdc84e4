//! The deployments of a rehearsal, from the earlier ones to the rollback, and what one of them waits for.

use yew::prelude::*;

use super::model::{Deployment, Fleet, value};
use super::revision::badge;
use crate::app::stage::glyph::{Icon, glyph, icon, tone};
use crate::app::stage::run::Run;
use crate::app::stage::words::{beside, state_word, unseen};
use crate::rehearsal::{Instant, Status, StepId, StepState};

/// A button for each deployment. The one that runs at the playhead is shown unless another was chosen.
pub fn tabs(
    run: &Run,
    fleet: &Fleet,
    shown: StepId,
    is_chosen: bool,
    at: Instant,
    on_choose: &Callback<Option<String>>,
) -> Html {
    if fleet.deployments.len() < 2 {
        return Html::default();
    }
    let button = |deployment: &Deployment| {
        let step = run.step(deployment.step)?;
        let state = run.state(deployment.step, at);
        let address = step.address.clone();
        let onclick = on_choose.reform(move |event: MouseEvent| {
            event.stop_propagation();
            Some(address.clone())
        });
        let role = match step.address.as_str() {
            "rollback" => "rollback",
            "deployment" => "this file",
            _ => "earlier",
        };
        let word = match (state, &step.detail) {
            (StepState::Ended(_), Some(detail)) => detail.clone(),
            _ => state_word(state).to_owned(),
        };
        Some(html! {
            <button
                type="button" class={classes!("attempt", tone(state))} key={deployment.number.clone()} {onclick}
                aria-pressed={(deployment.step == shown).to_string()}
            >
                { glyph(state) }<code>{ deployment.number.clone() }</code>
                { badge(&deployment.revision, &fleet.revision) }
                <span class="tab-role">{ role }</span><span class="unseen">{ word }</span>
            </button>
        })
    };
    let follow = on_choose.reform(|event: MouseEvent| {
        event.stop_propagation();
        None
    });
    html! {
        <div class="attempts" role="group" aria-label="Deployments">
            { for fleet.deployments.iter().filter_map(button) }
            if is_chosen {
                <button type="button" class="attempt follow" onclick={follow}>{ icon(Icon::Play) }{ "Follow the playhead" }</button>
            }
        </div>
    }
}

/// The alarms that the deployment group watches.
pub fn alarms(run: &Run, fleet: &Fleet, at: Instant) -> Html {
    if fleet.alarms.is_empty() {
        return Html::default();
    }
    let item = |gauge: &usize| {
        let name = run.timeline().gauges.get(*gauge)?.name.strip_prefix("alarm ")?;
        let word = value(run, Some(*gauge), at);
        let state = match word {
            "ALARM" => StepState::Ended(Status::Failed),
            "OK" => StepState::Ended(Status::Succeeded),
            _ => StepState::Pending,
        };
        Some(html! {
            <li class={classes!("fleet-alarm", tone(state))} key={name.to_owned()}>
                { glyph(state) }<span>{ format!("alarm {name}") }</span><code>{ word.to_owned() }</code>
            </li>
        })
    };
    html! { <ul class="fleet-waits" aria-label="Alarms">{ for fleet.alarms.iter().filter_map(item) }</ul> }
}

/// What a deployment waits for beside its instances.
pub fn waits(run: &Run, deployment: &Deployment, selected: Option<StepId>, at: Instant) -> Html {
    if deployment.waits.is_empty() {
        return Html::default();
    }
    let stop = selected.filter(|id| deployment.waits.contains(id)).or(deployment.waits.first().copied());
    let item = |id: &StepId| {
        let step = run.step(*id)?;
        let state = run.state(*id, at);
        let spent = beside(step, state, at);
        Some(html! {
            <li class={classes!("fleet-wait", tone(state))} key={id.0}>
                <button
                    type="button" data-step={id.0.to_string()} data-menu="true" aria-haspopup="dialog"
                    tabindex={if stop == Some(*id) { "0" } else { "-1" }}
                >
                    { glyph(state) }<span>{ step.label.clone() }</span><span class="beside">{ spent.clone() }</span>
                    { unseen(step, state, &spent) }
                </button>
            </li>
        })
    };
    html! {
        <ol class="fleet-waits" data-roving="both" aria-label="Waits">{ for deployment.waits.iter().filter_map(item) }</ol>
    }
}
