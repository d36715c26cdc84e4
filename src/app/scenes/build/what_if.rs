//! Other runs of the same file that are worth a look: one click away.

use std::rc::Rc;

use yew::prelude::*;

use super::rewrite::Rewrite;
use crate::app::stage::Scenario;
use crate::app::stage::hands::Hands;
use crate::app::stage::run::Run;
use crate::rehearsal::{Fault, FaultKind, Faults, Step, StepId};

/// How many are offered.
const OFFERED: usize = 4;

#[derive(Properties, PartialEq)]
pub struct WhatIfProps {
    /// The run.
    pub run: Run,
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// What the file could say, for another ending.
    pub rewrite: Option<Rewrite>,
    /// Another scenario was asked for.
    pub on_change: Callback<Scenario>,
    /// What a person can do.
    pub hands: Hands,
}

/// A few buttons, each of which asks for another scenario.
#[component]
pub fn WhatIf(props: &WhatIfProps) -> Html {
    let offers = offers(&props.run, &props.scenario);
    if offers.is_empty() {
        return Html::default();
    }
    html! {
        <div class="what-if" role="group" aria-labelledby="what-if-title">
            <h3 id="what-if-title">{ "What if" }</h3>
            if let Some(rewrite) = &props.rewrite { { written(rewrite, &props.hands) } }
            { for offers.into_iter().take(OFFERED).map(|(said, faults)| {
                let scenario = Scenario { faults, ..(*props.scenario).clone() };
                let onclick = props.on_change.reform(move |_: MouseEvent| scenario.clone());
                html! { <button type="button" class="btn line small" key={said.clone()} {onclick}>{ said.clone() }</button> }
            }) }
        </div>
    }
}

/// The button that writes a line into the file.
fn written(rewrite: &Rewrite, hands: &Hands) -> Html {
    let said = rewrite.said.clone();
    let onclick = {
        let (hands, rewrite) = (hands.clone(), rewrite.clone());
        move |_: MouseEvent| hands.write(rewrite.clone())
    };
    html! {
        <button type="button" class="btn line small" title="Write it into the file; undo takes it out again." {onclick}>
            <code>{ said }</code>
        </button>
    }
}

/// What could go otherwise, in words, and the faults that make it so.
fn offers(run: &Run, scenario: &Scenario) -> Vec<(String, Faults)> {
    let timeline = run.timeline();
    let fault = |step: &Step, kind| Fault::new(step.address.as_str(), kind);
    let faults = &scenario.faults.0;
    let mut offers = Vec::new();
    if !faults.is_empty() {
        offers.push(("nothing fails".to_owned(), Faults::default()));
    }
    let struck = faults.first().and_then(|fault| timeline.step(&fault.step));
    // The same step, in one attempt alone or in all.
    if let (Some(first), Some((_, step))) = (faults.first().filter(|first| first.kind == FaultKind::Fail), struck) {
        if first.attempt.is_some() {
            offers.push(("it fails in every attempt".to_owned(), Faults(vec![fault(step, FaultKind::Fail)])));
        } else if step.retried {
            let once = Fault { attempt: Some(1), ..fault(step, FaultKind::Fail) };
            offers.push(("it fails in the first attempt only".to_owned(), Faults(vec![once])));
        }
    }
    // The same step, in another way.
    if let (Some(first), Some((_, step))) = (faults.first(), struck) {
        for (kind, said) in [(FaultKind::TimeOut, "it times out instead"), (FaultKind::Fail, "it fails instead")] {
            if kind != first.kind && step.faults.contains(&kind) {
                offers.push((said.to_owned(), Faults(vec![fault(step, kind)])));
            }
        }
    }
    // The same way, in another phase.
    let struck_phase = struck.and_then(|(id, _)| run.holders(id).find(|id| is_phase(run, *id)));
    let phases =
        (0..timeline.steps.len() as u32).map(StepId).filter(|id| is_phase(run, *id) && Some(*id) != struck_phase);
    for phase in phases {
        let last_command = run.parts(phase).filter_map(|id| run.step(id)).find(|step| can_fail(step));
        let name = run.step(phase).filter(|step| step.parent.is_none() && step.attempt == 1).map(|step| &step.label);
        if let (Some(command), Some(name)) = (last_command, name) {
            let said = if faults.is_empty() { format!("{name} fails") } else { format!("the fault is in {name}") };
            offers.push((said, Faults(vec![fault(command, FaultKind::Fail)])));
        }
    }
    offers
}

fn is_phase(run: &Run, id: StepId) -> bool {
    run.step(id).is_some_and(|step| step.kind == "phase")
}

fn can_fail(step: &Step) -> bool {
    step.kind == "command" && step.faults.contains(&FaultKind::Fail)
}
