//! What people do to the executions, as a list from which each can be taken away.

use yew::prelude::*;

use super::Form;
use crate::app::stage::words::clock;
use crate::formats::codepipeline::scenario::Setup;
use crate::rehearsal::Instant;

/// Transitions that are switched, stops, retries and rollbacks. They are asked for on the stage.
pub(super) fn section(form: &Form) -> Html {
    let setup = &form.setup;
    let at = |seconds: u64| clock(Instant(seconds.saturating_mul(1000)));
    let mut rows = Vec::new();
    for (index, switch) in setup.transitions.iter().enumerate() {
        let does = if switch.enabled { "enabled" } else { "disabled" };
        let said = format!("Transition to {} {does} at {}", switch.stage, at(switch.at));
        rows.push(row(form, &said, index, |setup, index| drop(setup.transitions.remove(index))));
    }
    for (index, stop) in setup.stops.iter().enumerate() {
        let how = if stop.abandon { "abandoning actions" } else { "waiting for actions" };
        let said = format!("{} stopped at {}, {how}", stop.execution, at(stop.at));
        rows.push(row(form, &said, index, |setup, index| drop(setup.stops.remove(index))));
    }
    for (index, retry) in setup.retries.iter().enumerate() {
        let said = format!("{} of {} retried {} after it failed", retry.stage, retry.execution, at(retry.after));
        rows.push(row(form, &said, index, |setup, index| drop(setup.retries.remove(index))));
    }
    for (index, rollback) in setup.rollbacks.iter().enumerate() {
        let said = format!("{} rolled back at {}", rollback.stage, at(rollback.at));
        rows.push(row(form, &said, index, |setup, index| drop(setup.rollbacks.remove(index))));
    }
    let note = if rows.is_empty() { "Nothing. Switch a transition or stop an execution on the stage." } else { "" };
    crate::app::scenario_panel::section("What people do", note, html! { <ul class="faults">{ for rows }</ul> })
}

/// `index` is that of the list as it is drawn, from which it is taken.
fn row(form: &Form, said: &str, index: usize, take: fn(&mut Setup, usize)) -> Html {
    let remove = form.set(move |setup, ()| take(setup, index));
    html! {
        <li key={said.to_owned()}>
            <span>{ said.to_owned() }</span>
            <button
                type="button" class="btn line sm" aria-label={format!("Take away: {said}")}
                onclick={move |_: MouseEvent| remove(())}
            >{ "Take away" }</button>
        </li>
    }
}
