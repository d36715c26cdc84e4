//! What goes wrong: each fault with its step, its kind, and the way in which it strikes.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::ScenarioPanelProps;
use super::fields::{Number, bare_choice};
use crate::app::stage::glyph::{Icon, icon};
use crate::app::stage::words::one_line;
use crate::rehearsal::{Fault, FaultKind, Step};

const KINDS: &[(FaultKind, &str)] =
    &[(FaultKind::Fail, "fails"), (FaultKind::TimeOut, "times out"), (FaultKind::Stop, "is stopped")];

/// More steps than this are chosen on the stage.
const MOST: usize = 300;

/// In which of several ways a step fails: the format's own fields, for a fault and its step.
pub type Way<'a> = &'a dyn Fn(usize, &Fault, Option<&Step>) -> Html;

/// The list of faults, and the steps that can go wrong.
pub(super) fn section(form: &ScenarioPanelProps, way: Way) -> Html {
    let faults = &form.scenario.faults.0;
    let note =
        if faults.is_empty() { "Nothing. Choose a step here, or click it on the stage, and it fails." } else { "" };
    let rows = faults.iter().enumerate().map(|(index, fault)| row(form, index, fault, way));
    super::section("What goes wrong", note, html! { <><ul class="faults">{ for rows }</ul>{ adder(form) }</> })
}

/// What makes another step fail.
fn adder(form: &ScenarioPanelProps) -> Html {
    let steps = &form.timeline.steps;
    let mut open: Vec<(String, String)> = Vec::new();
    for step in steps.iter().filter(|step| step.faults.contains(&FaultKind::Fail)) {
        let known = open.last().is_some_and(|(address, _)| *address == step.address);
        if !known && open.len() < MOST && !form.scenario.faults.0.iter().any(|fault| fault.step == step.address) {
            let label = one_line(&step.label);
            let name = if label == step.address { label } else { format!("{} · {label}", step.address) };
            open.push((step.address.clone(), name));
        }
    }
    if open.is_empty() {
        return Html::default();
    }
    let options = open.iter().map(|(address, name)| html! { <option value={address.clone()}>{ name }</option> });
    let onchange = {
        let form = form.clone();
        move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            let address = select.value();
            select.set_selected_index(0);
            if !address.is_empty() {
                form.change(|scenario| scenario.faults.put(Fault::new(address, FaultKind::Fail)));
            }
        }
    };
    html! {
        <label class="field">
            <span class="field-name">{ "Let a step fail" }</span>
            <select {onchange}><option value="" selected=true>{ "Choose a step" }</option>{ for options }</select>
        </label>
    }
}

fn row(form: &ScenarioPanelProps, index: usize, fault: &Fault, way: Way) -> Html {
    let step = form.timeline.struck(fault);
    let name = step.map_or_else(|| fault.step.clone(), |step| one_line(&step.label));
    let remove = {
        let form = form.clone();
        move |_: MouseEvent| {
            form.change(|scenario| {
                let mut at = 0..;
                scenario.faults.0.retain(|_| at.next() != Some(index));
            });
        }
    };
    let set_kind = {
        let form = form.clone();
        move |kind| {
            form.change(|scenario| {
                if let Some(fault) = scenario.faults.0.get_mut(index) {
                    fault.kind = kind;
                }
            });
        }
    };
    html! {
        <li key={fault.to_string()}>
            <code title={fault.step.clone()}>{ name.clone() }</code>
            { bare_choice(&format!("What happens to {name}"), KINDS, fault.kind, set_kind) }
            { if fault.kind == FaultKind::Fail { way(index, fault, step) } else { Html::default() } }
            if fault.attempt.is_some() || step.is_some_and(|step| step.retried) { { attempt(form, index, fault) } }
            <button type="button" class="btn square small" aria-label={format!("Take away: {name}")} onclick={remove}>
                { icon(Icon::Cross) }
            </button>
            if step.is_none() { <span class="field-note">{ "This run has no such step." }</span> }
        </li>
    }
}

/// In which attempt it strikes.
fn attempt(form: &ScenarioPanelProps, index: usize, fault: &Fault) -> Html {
    let field = Number {
        label: "In which attempt",
        note: "",
        unit: "in attempt",
        bounds: (1, 101),
        when_empty: Some("every"),
    };
    let form = form.clone();
    field.bare(fault.attempt.map(u64::from), move |typed| {
        form.change(|scenario| {
            if let Some(fault) = scenario.faults.0.get_mut(index) {
                fault.attempt = typed.and_then(|attempt| u32::try_from(attempt).ok());
            }
        });
    })
}

/// The exit status with which a command or script fails.
pub(super) fn exit(form: &ScenarioPanelProps, index: usize, fault: &Fault) -> Html {
    let exit = Number { label: "Exit status", note: "", unit: "exit", bounds: (1, 255), when_empty: Some("1") };
    let form = form.clone();
    exit.bare(fault.exit.and_then(|exit| u64::try_from(exit).ok()), move |typed| {
        form.change(|scenario| {
            if let Some(fault) = scenario.faults.0.get_mut(index) {
                fault.exit = typed.and_then(|exit| i32::try_from(exit).ok());
            }
        });
    })
}
