//! A small card beside a step: how it stands and why, and what can be made to happen there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::glyph::{Icon, WAVES, glyph, icon};
use super::hands::Hands;
use super::keys::focus;
use super::run::Run;
use super::words::{clock, fault_words, one_line, state_word, told};
use crate::rehearsal::{Fault, FaultKind, Instant, Step, StepId, StepState};

#[derive(Properties, PartialEq)]
pub struct StepMenuProps {
    /// The run.
    pub run: Run,
    /// The step.
    pub step: StepId,
    /// The instant that is shown.
    pub at: Instant,
    /// What was made to go wrong at the step.
    pub fault: Option<Fault>,
    /// The lines on which the step is written, in words.
    pub lines: Option<AttrValue>,
    /// The stage, in which the step is drawn.
    pub stage: NodeRef,
    /// What a person can do.
    pub hands: Hands,
}

/// The card. It takes the focus when it opens; Escape gives it back to the step.
#[component]
pub fn StepMenu(props: &StepMenuProps) -> Html {
    let card = use_node_ref();
    {
        let (card, stage) = (card.clone(), props.stage.clone());
        use_effect_with(props.step, move |step| {
            if let (Some(card), Some(anchor)) = (card.cast::<HtmlElement>(), anchor(&stage, *step)) {
                place(&card, &anchor);
                let first = card.query_selector("button").ok().flatten();
                focus(first.as_ref().unwrap_or(&card));
            }
        });
    }
    let Some(step) = props.run.step(props.step) else { return Html::default() };
    let state = props.run.state(props.step, props.at);
    let onkeydown = {
        let (hands, stage, id) = (props.hands.clone(), props.stage.clone(), props.step);
        let card = card.clone();
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            match event.key().as_str() {
                "Escape" => {
                    hands.menu(None);
                    if let Some(anchor) = anchor(&stage, id) {
                        focus(&anchor);
                    }
                }
                "ArrowDown" => turn(&card, 1),
                "ArrowUp" => turn(&card, -1),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let onfocusout = {
        let (hands, stage) = (props.hands.clone(), props.stage.clone());
        Callback::from(move |event: FocusEvent| {
            // Within the stage a click decides; a window that lost the focus takes nothing along.
            let to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
            let is_gone = |to: &web_sys::Node| stage.cast::<Element>().is_some_and(|stage| !stage.contains(Some(to)));
            if to.as_ref().is_some_and(is_gone) {
                hands.menu(None);
            }
        })
    };
    html! {
        <div
            class="step-menu" ref={card} role="dialog" aria-label={one_line(&step.label)} tabindex="-1" {onkeydown}
            {onfocusout}
            onclick={|event: MouseEvent| event.stop_propagation()}
        >
            <header>
                { glyph(state) }
                <code>{ one_line(&step.label) }</code>
                <span class="state">
                    if let Some(instance) = props.run.instance(props.step) { { format!("{instance} \u{b7} ") } }
                    { how(step, state) }
                </span>
            </header>
            { reasons(step, state) }
            <div class="menu-doings">{ doings(props, step) }</div>
        </div>
    }
}

/// How the step stands, and when it ran.
fn how(step: &Step, state: StepState) -> String {
    match (state, step.start) {
        (StepState::Pending, Some(start)) => format!("begins at {}", clock(start)),
        (StepState::Pending, None) => state_word(state).to_owned(),
        (_, Some(start)) => format!("{} to {}", clock(start), clock(step.end)),
        (_, None) => state_word(state).to_owned(),
    }
}

fn reasons(step: &Step, state: StepState) -> Html {
    if !matches!(state, StepState::Ended(_)) {
        return Html::default();
    }
    html! { <>
        if let Some(detail) = &step.detail { <p class="menu-detail"><code>{ detail.clone() }</code></p> }
        if let Some(why) = &step.why { <p>{ told(why) }</p> }
        if let Some(reason) = &step.assumed {
            <p class="menu-doubt">
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path class="line" d={WAVES} /></svg>
                <span>{ "Not documented by AWS: " }{ told(reason) }</span>
            </p>
        }
    </> }
}

/// The buttons: what can go wrong here, and where it is written.
fn doings(props: &StepMenuProps, step: &Step) -> Html {
    let done = |act: Box<dyn Fn(&Hands)>| {
        let hands = props.hands.clone();
        Callback::from(move |_: MouseEvent| {
            act(&hands);
            hands.menu(None);
        })
    };
    let fault = props.fault.as_ref();
    let is_at = |address: &str, kind, attempt| {
        fault.is_some_and(|fault| fault.step == address && (fault.kind, fault.attempt) == (kind, attempt))
    };
    let is = |kind, attempt| is_at(&step.address, kind, attempt);
    let faults = step.faults.iter().filter(|kind| !is(**kind, None)).map(|kind| {
        let (address, kind) = (step.address.clone(), *kind);
        let onclick = done(Box::new(move |hands| hands.fault(address.clone(), Some(kind))));
        html! {
            <button type="button" class="btn" {onclick} aria-keyshortcuts={(kind == FaultKind::Fail).then_some("F")}>
                <span class="bad">{ icon(Icon::Bolt) }</span>{ fault_words(kind, step.retried) }
                if kind == FaultKind::Fail { <kbd>{ "F" }</kbd> }
            </button>
        }
    });
    let once = (step.retried && step.faults.contains(&FaultKind::Fail) && !is(FaultKind::Fail, Some(1))).then(|| {
        let address = step.address.clone();
        let onclick = done(Box::new(move |hands| hands.fail_once(address.clone())));
        html! {
            <button type="button" class="btn" {onclick}>
                <span class="bad">{ icon(Icon::Bolt) }</span>{ "Fail in the first attempt only" }
            </button>
        }
    });
    let everywhere = props
        .run
        .on_every_instance(props.step)
        .filter(|address| step.faults.contains(&FaultKind::Fail) && !is_at(address, FaultKind::Fail, None));
    let everywhere = everywhere.map(|address| {
        let onclick = done(Box::new(move |hands| hands.fault(address.clone(), Some(FaultKind::Fail))));
        html! {
            <button type="button" class="btn" {onclick}>
                <span class="bad">{ icon(Icon::Bolt) }</span>{ "Fail on every instance" }
            </button>
        }
    });
    let remove = fault.map(|fault| {
        let address = fault.step.clone();
        let onclick = done(Box::new(move |hands| hands.fault(address.clone(), None)));
        html! {
            <button type="button" class="btn" {onclick} aria-keyshortcuts="R">
                { icon(Icon::Cross) }{ "Take the fault away" }<kbd>{ "R" }</kbd>
            </button>
        }
    });
    let goto = step.place.map(|place| {
        let onclick = done(Box::new(move |hands| hands.goto(place)));
        let said = props
            .lines
            .clone()
            .map_or("Go to its line".into(), |lines| AttrValue::from(format!("Go to {}", lowered(&lines))));
        html! {
            <button type="button" class="btn" {onclick} aria-keyshortcuts="G">
                { icon(Icon::Next) }{ said }<kbd>{ "G" }</kbd>
            </button>
        }
    });
    let seek = step.start.map(|start| {
        let onclick = done(Box::new(move |hands| hands.seek(start)));
        html! {
            <button type="button" class="btn" {onclick}>
                { icon(Icon::Play) }{ format!("Go to its start, {}", clock(start)) }
            </button>
        }
    });
    html! { <>{ for remove }{ for faults }{ for everywhere }{ for once }{ for goto }{ for seek }</> }
}

fn lowered(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    words
}

/// The element of the step on the stage.
fn anchor(stage: &NodeRef, step: StepId) -> Option<Element> {
    let stage = stage.cast::<Element>()?;
    stage.query_selector(&format!("[data-step=\"{}\"]", step.0)).ok()?
}

/// Puts the card below the step, or above it where there is more room.
fn place(card: &HtmlElement, anchor: &Element) {
    const GAP: f64 = 6.0;
    let Some(window) = web_sys::window() else { return };
    let side = |side: Result<wasm_bindgen::JsValue, _>| side.ok().and_then(|side| side.as_f64()).unwrap_or_default();
    let (width, height) = (side(window.inner_width()), side(window.inner_height()));
    let (at, size) = (anchor.get_bounding_client_rect(), card.get_bounding_client_rect());
    let below = at.bottom() + GAP;
    let top = if below + size.height() > height { (at.top() - GAP - size.height()).max(GAP) } else { below };
    let left = (at.left() + 8.0).min(width - size.width() - 8.0).max(8.0);
    // On a projector the whole stage is zoomed, and what is set here with it.
    let zoom = size.width() / f64::from(card.offset_width()).max(1.0);
    let (top, left) = (top / zoom, left / zoom);
    let style = card.style();
    // The only failure is a value that is no length.
    let _ = style.set_property("top", &format!("{top}px"));
    let _ = style.set_property("left", &format!("{left}px"));
}

/// Moves the focus from button to button.
fn turn(card: &NodeRef, by: i32) {
    let Some(card) = card.cast::<Element>() else { return };
    let Ok(buttons) = card.query_selector_all("button") else { return };
    let focused = web_sys::window().and_then(|window| window.document()?.active_element());
    let count = buttons.length() as i32;
    let at = (0..count).find(|index| buttons.item(*index as u32).as_ref() == focused.as_deref());
    let to = at.map_or(0, |at| (at + by).rem_euclid(count.max(1)));
    if let Some(button) = buttons.item(to as u32).and_then(|node| node.dyn_into::<Element>().ok()) {
        focus(&button);
    }
}
