//! The phases below each other, where there is no room for a row.

use yew::prelude::*;

use super::phases::{Jump, Phases};
use crate::app::stage::glyph::{Icon, doubt, glyph, icon, tone};
use crate::app::stage::words::{beside, breakable, duration, length, unseen};
use crate::rehearsal::{Instant, Status, StepId, StepState};

#[derive(Properties, PartialEq)]
pub struct ColumnProps {
    /// The phases.
    pub phases: Phases,
    /// The instant that is shown.
    pub at: Instant,
    /// The phase whose inside is shown, below its name.
    pub open: Option<StepId>,
    /// The steps at which something was made to go wrong.
    pub faulted: Vec<StepId>,
    /// The inside of the open phase.
    #[prop_or_default]
    pub children: Html,
}

/// The track of phases, drawn from top to bottom. Phases that went well before the open one are folded into one row.
#[component]
pub fn Column(props: &ColumnProps) -> Html {
    let unfolded = use_state(|| false);
    let Phases { run, steps, .. } = &props.phases;
    let jumps = props.phases.jumps();
    let open = props.open.and_then(|open| steps.iter().position(|id| *id == open)).unwrap_or(0);
    let went_well = steps
        .iter()
        .take(open)
        .take_while(|id| run.state(**id, props.at) == StepState::Ended(Status::Succeeded))
        .count();
    let folded = if went_well > 2 && !*unfolded { went_well } else { 0 };
    html! {
        <ol class="column" data-roving="column" aria-label="Phases">
            if folded > 0 {
                { fold(props, folded, { let unfolded = unfolded.clone(); Callback::from(move |_| unfolded.set(true)) }) }
            }
            { for steps.iter().enumerate().skip(folded).map(|(index, id)| phase(props, &jumps, index, *id)) }
        </ol>
    }
}

/// The row for phases that went well.
fn fold(props: &ColumnProps, count: usize, onclick: Callback<MouseEvent>) -> Html {
    let Phases { run, steps, .. } = &props.phases;
    let label = |index: usize| steps.get(index).and_then(|id| run.step(*id)).map(|step| step.label.clone());
    let (Some(first), Some(last)) = (label(0), label(count - 1)) else { return Html::default() };
    let spent = steps.iter().take(count).filter_map(|id| length(run.step(*id)?, props.at)).sum();
    html! {
        <li class="phase-row ok">
            <button type="button" {onclick} aria-expanded="false">
                { glyph(StepState::Ended(Status::Succeeded)) }
                <span class="name">{ format!("{first} to {last}") }</span>
                <span class="beside">{ format!("{count} phases, {}", duration(spent)) }{ icon(Icon::Down) }</span>
            </button>
        </li>
    }
}

fn phase(props: &ColumnProps, jumps: &[Jump], index: usize, id: StepId) -> Html {
    let run = &props.phases.run;
    let Some(step) = run.step(id) else { return Html::default() };
    let state = run.state(id, props.at);
    let is_open = props.open == Some(id);
    let assumed = step.assumed.as_deref().filter(|_| state != StepState::Pending);
    html! {
        <li key={id.0} class={classes!("phase-row", tone(state), is_open.then_some("open"), part_of_jump(jumps, index, props.at))}>
            <button
                type="button" data-step={id.0.to_string()} tabindex={if is_open { "0" } else { "-1" }}
                aria-pressed={is_open.to_string()}
            >
                { glyph(state) }
                <span class="name">{ breakable(&step.label) }</span>
                <span class="beside">
                    if props.faulted.contains(&id) { <span class="has-fault">{ icon(Icon::Bolt) }</span> }
                    { beside(step, state, props.at) }
                    if let Some(reason) = assumed { { doubt(reason) } }
                </span>
                { unseen(step, state, &beside(step, state, props.at)) }
            </button>
            if is_open { { props.children.clone() } }
        </li>
    }
}

/// Which part of a jump's line a row draws.
fn part_of_jump(jumps: &[Jump], index: usize, at: Instant) -> Option<&'static str> {
    let jump = jumps.iter().find(|jump| jump.at <= at && (jump.from..=jump.to).contains(&index))?;
    Some(match index {
        _ if index == jump.from => "jump-from",
        _ if index == jump.to => "jump-to",
        _ => "jump-through",
    })
}
