//! The lifecycle events and waits of each deployment, in order, with their hooks.

use yew::prelude::*;

use super::deployments;
use crate::app::scenes::build::SceneProps;
use crate::app::stage::glyph::{Icon, doubt, glyph, icon, tone};
use crate::app::stage::words::{beside, unseen};
use crate::formats::codedeploy::facts::traffic_lifecycle::TrafficPlatform;
use crate::rehearsal::{Instant, StepId, StepState};

/// A list for each deployment.
pub fn lists(props: &SceneProps, at: Instant) -> Html {
    let list = |deployment: StepId| {
        let step = props.run.step(deployment)?;
        let parts: Vec<StepId> = props.run.parts(deployment).collect();
        let open =
            props.selected.and_then(|selected| props.run.holders(selected).find(|holder| parts.contains(holder)));
        let stop = open.or(parts.first().copied());
        let name = step.label.split(" \u{b7} ").next().unwrap_or_default();
        let title = if step.address == "rollback" { "The rollback" } else { "The lifecycle" };
        Some(html! {
            <section class="lifecycle" key={deployment.0} aria-label={step.label.clone()}>
                <h3>{ title }{ " " }<code>{ name.to_owned() }</code></h3>
                <ol data-roving="both">
                    { for parts.iter().enumerate().filter_map(|(index, id)| item(props, at, index + 1, *id, open, stop)) }
                </ol>
            </section>
        })
    };
    html! { <>{ for deployments(&props.run).into_iter().filter_map(list) }</> }
}

fn item(
    props: &SceneProps,
    at: Instant,
    number: usize,
    id: StepId,
    open: Option<StepId>,
    stop: Option<StepId>,
) -> Option<Html> {
    let run = &props.run;
    let step = run.step(id)?;
    let state = run.state(id, at);
    let spent = beside(step, state, at);
    let hook = run.parts(id).next().and_then(|hook| run.step(hook));
    let under = match hook {
        Some(hook) => html! { <code>{ hook.label.clone() }</code> },
        None if step.kind == "wait" => html! { "a wait" },
        None if is_reserved(&step.label) => html! { "CodeDeploy" },
        None => html! { "no hook" },
    };
    let detail = step.detail.as_ref().filter(|_| tone(state) == "bad" || tone(state) == "stopped");
    Some(html! {
        <li class={classes!("event", tone(state), (open == Some(id)).then_some("open"))} key={id.0}>
            <button
                type="button" data-step={id.0.to_string()} data-menu="" aria-haspopup="dialog"
                tabindex={if stop == Some(id) { "0" } else { "-1" }} aria-pressed={(open == Some(id)).to_string()}
                title={step.label.clone()}
            >
                <span class="number" aria-hidden="true">{ number }</span>
                { glyph(state) }
                <code class="event-name">{ step.label.clone() }</code>
                <span class={classes!("under", detail.is_some().then_some("whole"))}>
                    if let Some(detail) = detail { <code>{ detail.clone() }</code> } else { { under } }
                    if props.faulted.contains(&id) { <span class="has-fault">{ icon(Icon::Bolt) }</span> }
                    if let Some(reason) = step.assumed.as_ref().filter(|_| state != StepState::Pending) { { doubt(reason) } }
                </span>
                // An error code needs the room of the duration, which the menu tells too.
                if detail.is_none() { <span class="beside">{ spent.clone() }</span> }
                { unseen(step, state, &spent) }
            </button>
        </li>
    })
}

/// Whether no hook can run in the event of that name.
fn is_reserved(name: &str) -> bool {
    TrafficPlatform::Ecs.events().iter().any(|event| event.is_reserved() && event.name() == name)
}
