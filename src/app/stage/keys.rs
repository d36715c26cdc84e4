//! Hands on a step: what a click or a key on the stage means, whichever scene draws the step.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

use super::hands::Hands;
use super::run::Run;
use crate::rehearsal::{FaultKind, Faults, StepId};

/// The element that stands for a step, and the step, around whatever was hit.
fn step_at(target: Option<web_sys::EventTarget>) -> Option<(Element, StepId)> {
    let element = target?.dyn_into::<Element>().ok()?.closest("[data-step]").ok()??;
    let id = element.get_attribute("data-step")?.parse().ok()?;
    Some((element, StepId(id)))
}

/// A click chooses a step. Where a step has no picture of its own inside, its menu opens too.
pub fn click(event: &MouseEvent, hands: &Hands, menu: Option<StepId>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let opener = target.and_then(|target| target.closest("[data-menu-of]").ok().flatten());
    if let Some(id) = opener.and_then(|opener| opener.get_attribute("data-menu-of")?.parse().ok()) {
        let step = StepId(id);
        hands.menu((menu != Some(step)).then_some(step));
        return;
    }
    match step_at(event.target()) {
        Some((element, step)) => {
            hands.select(Some(step));
            let has_menu = element.has_attribute("data-menu");
            hands.menu((has_menu && menu != Some(step)).then_some(step));
        }
        None => hands.menu(None),
    }
}

/// The other button of the mouse opens any step's menu.
pub fn context_menu(event: &MouseEvent, hands: &Hands) {
    if let Some((_, step)) = step_at(event.target()) {
        event.prevent_default();
        hands.menu(Some(step));
    }
}

/// A key on a step: fail it or take that back, take its faults away, go to its line, open its menu, or move to the next step.
pub fn key(event: &KeyboardEvent, run: &Run, faults: &Faults, hands: &Hands) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let Some((element, id)) = step_at(event.target()) else { return };
    let Some(step) = run.step(id) else { return };
    match event.key().as_str() {
        "f" | "F" if step.faults.contains(&FaultKind::Fail) => {
            let is_failing = faults.0.iter().any(|fault| fault.step == step.address && fault.kind == FaultKind::Fail);
            hands.fault(step.address.clone(), (!is_failing).then_some(FaultKind::Fail));
        }
        "r" | "R" => hands.fault(step.address.clone(), None),
        "g" | "G" => match step.place {
            Some(place) => hands.goto(place),
            None => return,
        },
        "m" | "M" | "ContextMenu" => hands.menu(Some(id)),
        key => match neighbour(&element, key) {
            Some(next) => focus(&next),
            None => return,
        },
    }
    event.prevent_default();
    event.stop_propagation();
}

/// The step to which an arrow leads from this one.
fn neighbour(element: &Element, key: &str) -> Option<Element> {
    let group = element.closest("[data-roving]").ok()??;
    let (along_row, along_column) = match group.get_attribute("data-roving")?.as_str() {
        "row" => (true, false),
        "column" => (false, true),
        _ => (true, true),
    };
    let all = group.query_selector_all("[data-step]").ok()?;
    let at = (0..all.length()).find(|index| all.item(*index).as_ref() == Some(element.as_ref()))?;
    let to = match key {
        "ArrowRight" if along_row => at + 1,
        "ArrowLeft" if along_row => at.checked_sub(1)?,
        "ArrowDown" if along_column => at + 1,
        "ArrowUp" if along_column => at.checked_sub(1)?,
        "Home" => 0,
        "End" => all.length().checked_sub(1)?,
        _ => return None,
    };
    all.item(to)?.dyn_into().ok()
}

/// Gives an element the focus.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}
