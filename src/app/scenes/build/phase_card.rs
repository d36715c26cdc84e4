//! The inside of a phase: its commands, its finally list, and what the log says.

use yew::prelude::*;

use super::command_row::CommandRow;
use super::excerpt::Excerpt;
use crate::app::stage::glyph::{Icon, doubt, glyph, icon, tone};
use crate::app::stage::hands::Hands;
use crate::app::stage::run::Run;
use crate::app::stage::words::{beside, told};
use crate::rehearsal::{Instant, LaneId, Status, Step, StepId, StepState};

#[derive(Properties, PartialEq)]
pub struct PhaseCardProps {
    /// The run.
    pub run: Run,
    /// The phase.
    pub phase: StepId,
    /// The instant that is shown.
    pub now: Instant,
    /// The step that was chosen.
    pub selected: Option<StepId>,
    /// The steps at which something was made to go wrong.
    pub faulted: Vec<StepId>,
    /// The lines on which the phase is written, in words.
    pub lines: Option<AttrValue>,
    /// Whether the phase is named above it already.
    #[prop_or_default]
    pub is_compact: bool,
    /// Whether it is a build within a batch: the log is the batch's then.
    #[prop_or_default]
    pub is_nested: bool,
    /// What a person can do.
    pub hands: Hands,
}

/// The card of the phase that is open.
#[component]
pub fn PhaseCard(props: &PhaseCardProps) -> Html {
    let PhaseCardProps { run, phase, now, hands, .. } = props;
    let Some(step) = run.step(*phase) else { return Html::default() };
    let at = run.tick(*now);
    let state = run.state(*phase, at);
    let is_over = matches!(state, StepState::Ended(_));
    let lanes = run.lanes_of(*phase);
    let goto = run.place(*phase).map(|place| {
        let hands = hands.clone();
        Callback::from(move |_: MouseEvent| hands.goto(place))
    });
    html! {
        <section class={classes!("phase-card", tone(state), props.is_compact.then_some("compact"))} aria-label={step.label.clone()}>
            if !props.is_compact {
                <header>
                    { glyph(state) }
                    <h3>{ step.label.clone() }</h3>
                    <span class="beside">{ beside(step, state, at) }</span>
                    if let Some(detail) = step.detail.as_ref().filter(|_| is_over) {
                        <span class="detail" title={detail.clone()}>{ detail.clone() }</span>
                    }
                    <span class="card-doings">
                        if !step.faults.is_empty() {
                            <button
                                type="button" class="btn small" data-menu-of={phase.0.to_string()} aria-haspopup="dialog"
                            >
                                { icon(Icon::Bolt) }{ "Make it fail" }
                            </button>
                        }
                        if let Some(onclick) = goto {
                            <button type="button" class="link" {onclick}>
                                { props.lines.clone().unwrap_or_else(|| "Go to its lines".into()) }
                            </button>
                        }
                    </span>
                </header>
            }
            { why(step, is_over, step.status == Status::Failed && run.parts(*phase).any(|part| run.ends_badly(part))) }
            { for lanes.iter().map(|lane| list(props, *lane, at)) }
            if lanes.iter().all(|lane| run.on(*lane).is_empty()) {
                <p class="nothing">{ nothing(step) }</p>
            }
            if !props.is_compact && !props.is_nested {
                <Excerpt run={run.clone()} phase={*phase} {at} hands={hands.clone()} />
            }
        </section>
    }
}

/// Why the phase ended as it did, where its commands do not show it.
fn why(step: &Step, is_over: bool, goes_without_saying: bool) -> Html {
    let why = step.why.as_deref().filter(|_| is_over && !goes_without_saying);
    html! {
        if let Some(why) = why {
            <p class="phase-why">
                <span>{ told(why) }</span>
                if let Some(reason) = &step.assumed { { doubt(reason) } }
            </p>
        }
    }
}

/// What is said of a phase without commands.
fn nothing(step: &Step) -> &'static str {
    match step.label.as_str() {
        "INSTALL" | "PRE_BUILD" | "BUILD" | "POST_BUILD" if step.start.is_none() => "It has no commands.",
        "INSTALL" | "PRE_BUILD" | "BUILD" | "POST_BUILD" => {
            "No commands. CodeBuild enters the phase and leaves it at once."
        }
        _ => "CodeBuild\u{2019}s own work: the buildspec has no commands here.",
    }
}

/// One list of the phase: its commands, or what runs after them in any case.
fn list(props: &PhaseCardProps, lane: LaneId, at: Instant) -> Html {
    let PhaseCardProps { run, phase, now, selected, faulted, .. } = props;
    let (Some(of), Some(step)) = (run.lane(lane), run.step(*phase)) else { return Html::default() };
    let steps = run.on(lane);
    if steps.is_empty() {
        return Html::default();
    }
    let said =
        if of.kind == "finally" { "runs also when a command failed" } else { "the first that fails ends the list" };
    let stop = selected.filter(|id| steps.contains(id)).or(steps.first().copied());
    let span = (step.start.unwrap_or(step.end), step.end);
    let rows = steps.iter().map(|id| {
        let done = run.step(*id).map_or(0, |step| done(step, *now));
        html! {
            <CommandRow
                key={id.0} run={run.clone()} step={*id} {at} {done} phase={span} is_selected={*selected == Some(*id)}
                is_faulted={faulted.contains(id)} is_tab_stop={stop == Some(*id)}
            />
        }
    });
    html! {
        <div class="command-list" key={lane.0}>
            <div class="list-head"><b>{ of.kind.clone() }</b><span>{ said }</span></div>
            <ol data-roving="column" aria-label={of.kind.clone()}>{ for rows }</ol>
        </div>
    }
}

/// How much of a step is done, in thousandths.
fn done(step: &Step, now: Instant) -> u32 {
    match step.start {
        Some(start) if start < step.end => {
            (now.since(start).min(step.end.since(start)) * 1000 / step.end.since(start)) as u32
        }
        _ => 1000,
    }
}
