//! One build of a batch, as a small card.

use yew::prelude::*;

use super::layers::waits_for;
use crate::app::stage::glyph::{Icon, doubt, glyph, icon, tone};
use crate::app::stage::run::Run;
use crate::app::stage::words::{beside, one_line, unseen};
use crate::rehearsal::{Instant, LaneId, StepId, StepState};

#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The run.
    pub run: Run,
    /// The build.
    pub step: StepId,
    /// Its lane.
    pub lane: LaneId,
    /// The instant that is shown.
    pub at: Instant,
    /// Whether it is the one that is open.
    pub is_open: bool,
    /// Whether the open one waits for it, or it for the open one.
    pub is_near: bool,
    /// Whether it was made to go wrong.
    pub is_faulted: bool,
    /// Whether the tab key comes here.
    pub is_tab_stop: bool,
}

/// A build's state, its name, and when it ran on the axis of the whole batch.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps { run, at, .. } = props;
    let Some(step) = run.step(props.step) else { return Html::default() };
    let state = run.state(props.step, *at);
    let class = classes!("task", tone(state), props.is_open.then_some("open"), props.is_near.then_some("near"),);
    let before: Vec<&str> = waits_for(run, props.lane).filter_map(|lane| Some(&*run.lane(lane)?.name)).collect();
    let after = (!before.is_empty()).then(|| format!(". After {}", before.join(", ")));
    let spent = beside(step, state, *at);
    let label = one_line(&step.label);
    let (name, apart) = named(&label);
    // That it did not run needs more room than a duration, and takes the second line.
    let is_skipped = step.start.is_none() && matches!(state, StepState::Ended(_));
    let (apart, aside) = if is_skipped { (Some(spent.clone()), "") } else { (apart, spent.as_str()) };
    html! {
        <li {class}>
            <button
                type="button" data-step={props.step.0.to_string()} tabindex={if props.is_tab_stop { "0" } else { "-1" }}
                aria-pressed={props.is_open.to_string()} title={step.label.clone()}
            >
                { glyph(state) }
                <span class="task-name">
                    <code>{ name }</code>
                    if let Some(apart) = apart { <span>{ apart }</span> }
                </span>
                if props.is_faulted { <span class="has-fault">{ icon(Icon::Bolt) }</span> }
                if let Some(reason) = step.assumed.as_ref().filter(|_| state != StepState::Pending) { { doubt(reason) } }
                <span class="beside">{ aside.to_owned() }</span>
                { unseen(step, state, &spent) }
                <span class="unseen">{ for after }</span>
                { bar(run, props.step, state, *at) }
            </button>
        </li>
    }
}

/// A build's identifier, and what sets it apart from its siblings: the values alone, for what varies is the same in all.
fn named(label: &str) -> (String, Option<String>) {
    let Some((name, apart)) = label.split_once(' ').filter(|(_, apart)| apart.contains('=')) else {
        return (label.to_owned(), None);
    };
    let mut values: Vec<&str> = apart
        .split([' ', ','])
        .map(|pair| pair.split_once('=').map_or(pair, |(_, value)| value))
        .filter(|value| !value.is_empty())
        .collect();
    // What changes fastest stands last in the label; here it comes first, where it is never cut off.
    values.reverse();
    (name.to_owned(), Some(values.join(" \u{b7} ")))
}

/// When the build ran, as far as time has come.
fn bar(run: &Run, step: StepId, state: StepState, at: Instant) -> Html {
    let whole = run.timeline().outcome.at.0.max(1) as f64;
    let ran =
        run.step(step).and_then(|step| Some((step.start?, step.end.min(at)))).filter(|_| state != StepState::Pending);
    html! {
        <svg class="bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
            <rect class="axis" x="0" y="1.2" width="100" height=".6" />
            { for ran.map(|(start, end)| {
                let (x, width) = (start.0 as f64 / whole * 100.0, end.since(start) as f64 / whole * 100.0);
                html! { <rect class="ran" x={format!("{x:.2}")} y="0" width={format!("{:.2}", width.max(0.8))} height="3" /> }
            }) }
        </svg>
    }
}
