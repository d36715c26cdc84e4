//! One command: how it stands, how it ended, and when it ran within its phase.

use yew::prelude::*;

use crate::app::stage::glyph::{Icon, doubt, glyph, icon, tone};
use crate::app::stage::run::Run;
use crate::app::stage::words::{beside, one_line, unseen};
use crate::rehearsal::{Instant, Status, StepId, StepState};

#[derive(Properties, PartialEq)]
pub struct CommandRowProps {
    /// The run.
    pub run: Run,
    /// The command.
    pub step: StepId,
    /// The instant that is shown.
    pub at: Instant,
    /// How much of it is done, in thousandths.
    pub done: u32,
    /// From when to when its phase runs.
    pub phase: (Instant, Instant),
    /// Whether it is the one that was chosen.
    pub is_selected: bool,
    /// Whether it was made to go wrong.
    pub is_faulted: bool,
    /// Whether the tab key comes here.
    pub is_tab_stop: bool,
}

/// A row of a phase's commands.
#[component]
pub fn CommandRow(props: &CommandRowProps) -> Html {
    let Some(step) = props.run.step(props.step) else { return Html::default() };
    let state = props.run.state(props.step, props.at);
    let detail = step.detail.as_deref().filter(|_| matches!(state, StepState::Ended(_)));
    let assumed = step.assumed.as_deref().filter(|_| state != StepState::Pending);
    // That it did not run is said by its shape and in its menu; the row keeps to what is the command's.
    let spent = if matches!(state, StepState::Ended(Status::Skipped)) {
        String::new()
    } else {
        beside(step, state, props.at)
    };
    html! {
        <li class={classes!("command", tone(state), props.is_selected.then_some("selected"))}>
            <button
                type="button" data-step={props.step.0.to_string()} data-menu="true"
                tabindex={if props.is_tab_stop { "0" } else { "-1" }}
                aria-haspopup="dialog" title={step.label.clone()}
            >
                { glyph(state) }
                <code>{ one_line(&step.label) }</code>
                <span class="ending">
                    if props.is_faulted { <span class="has-fault">{ icon(Icon::Bolt) }</span> }
                    if let Some(reason) = assumed { { doubt(reason) } }
                    { detail.unwrap_or_default().to_owned() }
                </span>
                { bar(props, state) }
                <span class="beside">{ spent }</span>
                { unseen(step, state, detail.unwrap_or_default()) }
            </button>
        </li>
    }
}

/// When it ran, on the axis of its phase.
fn bar(props: &CommandRowProps, state: StepState) -> Html {
    let (from, to) = props.phase;
    let length = to.since(from).max(1) as f64;
    let ran = props.run.step(props.step).and_then(|step| Some((step.start?, step.end)));
    let ran = ran.filter(|_| state != StepState::Pending).map(|(start, end)| {
        let x = start.since(from) as f64 / length * 100.0;
        let width = end.since(start) as f64 / length * 100.0 * f64::from(props.done) / 1000.0;
        html! { <rect class="ran" x={format!("{x:.2}")} y="0" width={format!("{:.2}", width.max(1.0))} height="6" rx=".6" /> }
    });
    html! {
        <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class="axis" x="0" y="2.6" width="100" height=".8" />
            { for ran }
        </svg>
    }
}
