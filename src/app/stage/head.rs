//! The head of the stage: what runs, how it ends, and in which scenario.

use std::rc::Rc;

use yew::prelude::*;

use super::Scenario;
use super::glyph::{Icon, doubt, glyph, icon, tone};
use super::hands::Hands;
use super::run::Run;
use super::words::one_line;
use crate::rehearsal::{Fault, FaultKind, Instant, Step, StepState};

#[derive(Properties, PartialEq)]
pub struct HeadProps {
    /// The run.
    pub run: Run,
    /// The instant that is shown.
    pub at: Instant,
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// The settings worth a word, each with its value.
    pub settings: Vec<(&'static str, String)>,
    /// Whether the scenario's form is open.
    pub is_panel_open: bool,
    /// Opens or closes the scenario's form.
    pub on_panel: Callback<bool>,
    /// Whether the whole log is shown in place of the picture.
    pub is_log_open: bool,
    /// Shows the log, or the picture.
    pub on_log: Callback<bool>,
    /// What a person can do.
    pub hands: Hands,
}

/// Title, verdict, settings and faults.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let HeadProps { is_panel_open, is_log_open, .. } = *props;
    html! {
        <header class="stage-head">
            <div class="stage-title">
                <h2>{ props.run.timeline().title.clone() }</h2>
                { verdict(&props.run, props.at) }
                <span class="stage-tools">
                    <button
                        type="button" class="btn line" aria-pressed={is_log_open.to_string()}
                        onclick={props.on_log.reform(move |_| !is_log_open)}
                    >{ icon(Icon::Lines) }<span class="words">{ "Log" }</span></button>
                    <button
                        type="button" class="btn line" aria-expanded={is_panel_open.to_string()}
                        onclick={props.on_panel.reform(move |_| !is_panel_open)}
                    >{ icon(Icon::Sliders) }<span class="words">{ "Scenario" }</span></button>
                </span>
            </div>
            // On a phone it scrolls, and what scrolls must be reached by key.
            <div class="chips" role="group" aria-label="Settings and faults" tabindex="0">
                { for props.settings.iter().map(|(name, value)| html! {
                    <span class="chip">{ *name }<b>{ value.clone() }</b></span>
                }) }
                { for props.scenario.faults.0.iter().map(|fault| fault_chip(props, fault)) }
            </div>
        </header>
    }
}

/// How the run ends: as a forecast while it runs, and as a fact at its end.
fn verdict(run: &Run, at: Instant) -> Html {
    let outcome = &run.timeline().outcome;
    let state = StepState::Ended(outcome.status);
    let ends = if run.is_over(at) { "ended" } else { "will end" };
    html! {
        <span class={classes!("pill", tone(state))} title={outcome.why.clone()}>
            { glyph(state) }{ format!("{ends} {}", outcome.word) }
            if let Some(reason) = &outcome.assumed { { doubt(reason) } }
        </span>
    }
}

/// A fault, with a button that takes it away.
fn fault_chip(props: &HeadProps, fault: &Fault) -> Html {
    let said = fault_said(&props.run, fault);
    let onclick = {
        let (hands, address) = (props.hands.clone(), fault.step.clone());
        Callback::from(move |_: MouseEvent| hands.fault(address.clone(), None))
    };
    html! {
        <span class="chip fault" key={fault.to_string()}>
            { icon(Icon::Bolt) }<b>{ said.clone() }</b>
            <button type="button" {onclick} aria-label={format!("Take away: {said}")}>{ icon(Icon::Cross) }</button>
        </span>
    }
}

/// What a fault does, in the fewest words.
fn fault_said(run: &Run, fault: &Fault) -> String {
    if let Some(said) = said_inside(run, fault) {
        return said;
    }
    // How the step ends in the attempt that is struck: a later one may end well.
    let is_struck = |step: &&Step| step.address == fault.step && fault.strikes(&step.address, step.attempt);
    let struck = run.timeline().steps.iter().find(is_struck).or_else(|| run.timeline().struck(fault));
    let name = struck
        .map(|step| one_line(&step.label))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| fault.step.clone());
    let name = shortened(name);
    let exit = || struck.and_then(|step| step.detail.as_deref()?.strip_prefix("exit ")?.split_whitespace().next());
    let mut said = match fault.kind {
        FaultKind::Fail => match exit() {
            Some(exit) => format!("{name} exits {exit}"),
            None => format!("{name} fails"),
        },
        FaultKind::TimeOut => format!("{name} times out"),
        FaultKind::Stop => format!("stopped in {name}"),
    };
    let instance = struck.and_then(|step| run.instance(run.timeline().step(&step.address)?.0));
    if let Some((instance, step)) = instance.zip(struck) {
        let is_there_alone = step.address == fault.step;
        said.push_str(" on ");
        said.push_str(if is_there_alone { instance } else { "every instance" });
        if fault.step.starts_with("rollback.") {
            said.push_str(" in the rollback");
        }
    }
    if let Some(attempt) = fault.attempt {
        said.push_str(&format!(", in attempt {attempt} only"));
    }
    if struck.is_none() {
        said.push_str(", but there is no such step");
    }
    said
}

/// What a fault does in the rehearsal that a step contains; none where it strikes a step of the run itself.
fn said_inside(run: &Run, fault: &Fault) -> Option<String> {
    let (outer, inner) = fault.step.split_once('/')?;
    let timeline = run.timeline();
    let holder = timeline.struck(&Fault::new(outer.to_owned(), fault.kind))?;
    let id = timeline.step(&holder.address)?.0;
    let contained = timeline.contained.iter().find(|contained| contained.step == id)?;
    let within = timeline.inner.get(contained.run as usize)?;
    let struck = within.struck(&Fault { step: inner.to_owned(), ..fault.clone() })?;
    let does = match fault.kind {
        FaultKind::Fail => "fails",
        FaultKind::TimeOut => "times out",
        FaultKind::Stop => "is stopped",
    };
    Some(format!("{} in {} {does}", shortened(one_line(&struck.label)), holder.label))
}

/// A name of a length that fits on a chip.
fn shortened(name: String) -> String {
    if name.chars().count() > 28 { name.chars().take(27).chain(['…']).collect() } else { name }
}
