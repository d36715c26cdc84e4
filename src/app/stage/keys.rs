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

/// Whether something happens inside a contained rehearsal, whose steps are not those of the stage around it.
pub fn is_inner(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest("[data-inner]"), Ok(Some(_))))
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
        "r" | "R" => {
            // What strikes it on every instance strikes it here.
            let addresses = [Some(step.address.clone()), run.on_every_instance(id)];
            for address in addresses.into_iter().flatten() {
                if faults.0.iter().any(|fault| fault.step == address) {
                    hands.fault(address, None);
                }
            }
        }
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
    if group.get_attribute("data-roving").as_deref() == Some("grid") {
        return neighbour_in_grid(&group, element, key);
    }
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

/// The step to which an arrow leads in a grid: along its row, or to the same place in another row.
fn neighbour_in_grid(grid: &Element, element: &Element, key: &str) -> Option<Element> {
    const STEP: &str = "[data-step]";
    let row = element.closest("[role=row]").ok()??;
    let cells = row.query_selector_all(STEP).ok()?;
    let at = (0..cells.length()).find(|index| cells.item(*index).as_ref() == Some(element.as_ref()))?;
    let along = |to: u32| cells.item(to)?.dyn_into().ok();
    match key {
        "ArrowRight" => along(at + 1),
        "ArrowLeft" => along(at.checked_sub(1)?),
        "Home" => along(0),
        "End" => along(cells.length().checked_sub(1)?),
        "ArrowDown" | "ArrowUp" => {
            let all = grid.query_selector_all("[role=row]").ok()?;
            let rows = (0..all.length()).filter_map(|index| all.item(index)?.dyn_into::<Element>().ok());
            // A heading, a group and a pager are rows without steps.
            let rows: Vec<Element> =
                rows.filter(|row| row.query_selector(STEP).is_ok_and(|it| it.is_some())).collect();
            let here = rows.iter().position(|other| *other == row)?;
            let to = if key == "ArrowDown" { here + 1 } else { here.checked_sub(1)? };
            rows.get(to)?.query_selector_all(STEP).ok()?.item(at)?.dyn_into().ok()
        }
        _ => None,
    }
}

/// Gives an element the focus.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}
