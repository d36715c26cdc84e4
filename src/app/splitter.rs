//! The line between the panes, which can be dragged, or moved by keys.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The narrowest left pane, in CSS pixels.
const MIN: i32 = 360;
/// The narrowest right pane.
const STAGE_MIN: i32 = 640;
/// How far a key moves it.
const STEP: i32 = 16;

/// What the line is given.
#[derive(Properties, PartialEq)]
pub struct SplitterProps {
    /// The left pane's width in CSS pixels; none for the usual one.
    pub left: Option<u32>,
    /// The person chose a width, or the usual one.
    pub on_left: Callback<Option<u32>>,
}

/// The line between the panes.
#[component]
pub fn Splitter(props: &SplitterProps) -> Html {
    let dragging = use_state(|| false);
    use_effect_with(props.left, |left| apply(*left));
    let on_left = props.on_left.clone();
    let set = move |width: i32| on_left.emit(Some(width.clamp(MIN, max()) as u32));
    let on_down = {
        let dragging = dragging.clone();
        move |event: PointerEvent| {
            event.prevent_default();
            let line: Element = event.target_unchecked_into();
            // Without the capture the line can still be moved, as long as the pointer stays on it.
            let _ = line.set_pointer_capture(event.pointer_id());
            dragging.set(true);
        }
    };
    let on_move = {
        let (set, dragging) = (set.clone(), *dragging);
        move |event: PointerEvent| {
            if dragging {
                set(event.client_x());
            }
        }
    };
    let stop = {
        let dragging = dragging.clone();
        move |_: PointerEvent| dragging.set(false)
    };
    let width = props.left.map_or_else(usual, |left| left as i32);
    let reset = props.on_left.clone();
    let on_key = {
        let reset = reset.clone();
        move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowLeft" => set(width - STEP),
                "ArrowRight" => set(width + STEP),
                "Home" => set(MIN),
                "End" => set(max()),
                "Enter" => reset.emit(None),
                _ => return,
            }
            event.prevent_default();
        }
    };
    html! {
        <div
            class={classes!("splitter", dragging.then_some("moving"))} role="separator" tabindex="0"
            aria-orientation="vertical" aria-label="Width of the editor" aria-controls="left"
            aria-valuenow={width.to_string()} aria-valuemin={MIN.to_string()} aria-valuemax={max().to_string()}
            onpointerdown={on_down} onpointermove={on_move} onpointerup={stop.clone()} onpointercancel={stop}
            ondblclick={move |_| reset.emit(None)} onkeydown={on_key}
        />
    }
}

fn page_width() -> i32 {
    let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64());
    width.unwrap_or_default() as i32
}

/// The widest left pane.
fn max() -> i32 {
    (page_width() - STAGE_MIN).max(MIN)
}

/// As the style sheet has it where the person chose nothing.
fn usual() -> i32 {
    (page_width() * 36 / 100).clamp(416, 528)
}

fn apply(left: Option<u32>) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let Some(root) = root.and_then(|root| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(root).ok()) else { return };
    // A custom property takes any value.
    let _ = match left {
        Some(left) => root.style().set_property("--left", &format!("{left}px")),
        None => root.style().remove_property("--left").map(|_| ()),
    };
}
