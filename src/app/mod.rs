//! The page: what the browser starts, and what its worker answers.

pub mod log_view;
pub mod scenario_panel;
pub mod scenes;
pub mod stage;
pub mod transport;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ErrorEvent, MessageEvent, Worker};
use yew::prelude::*;

/// What the page is given when it starts.
#[derive(Properties, PartialEq)]
struct Start {
    /// Makes a new worker that already has the core.
    start_worker: Function,
    /// Address of the rule pages, to be fetched when the first one is asked for.
    rules_url: AttrValue,
}

/// Starts the page in an element of the document, whose content it replaces.
///
/// `start_worker` makes a new worker that already has the core: it answers each string that is posted to it with the
/// string that [`answer`] returns, and fires `error` when it cannot. `rules_url` is the address of the rule pages.
#[wasm_bindgen]
pub fn start_page(mount: Element, start_worker: Function, rules_url: &str) {
    throw_panics();
    yew::Renderer::<Page>::with_root_and_props(mount, Start { start_worker, rules_url: rules_url.to_owned().into() })
        .render();
}

/// What the worker answers to a request of the page.
#[wasm_bindgen]
pub fn answer(request: &str) -> String {
    throw_panics();
    format!("{request} has {} bytes.", request.len())
}

/// Lets a panic leave the core as a JavaScript error with its message and place, instead of a bare `unreachable`.
fn throw_panics() {
    yew::set_custom_panic_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// The page: its name, and a line from the worker.
#[component]
fn Page(start: &Start) -> Html {
    let answered = use_state(|| AttrValue::from("Waiting for the worker."));
    {
        let (start_worker, answered) = (start.start_worker.clone(), answered.clone());
        use_effect_with((), move |()| {
            let worker = ask(&start_worker, "Rehearsal", move |text| answered.set(text.into()));
            move || {
                if let Ok(worker) = worker {
                    worker.terminate();
                }
            }
        });
    }
    html! {
        <main class="opening">
            <h1>{ "Rehearsal" }</h1>
            <p role="status">{ &*answered }</p>
            <p><a href={start.rules_url.clone()}>{ "Rules" }</a></p>
        </main>
    }
}

/// Starts a worker, asks it one thing and passes on what it says.
fn ask(start_worker: &Function, request: &str, heard: impl Fn(String) + 'static) -> Result<Worker, JsValue> {
    let worker: Worker = start_worker.call0(&JsValue::NULL)?.dyn_into()?;
    let on_message = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if let Some(text) = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string()) {
            heard(text);
        } else if let Some(error) = event.dyn_ref::<ErrorEvent>() {
            heard(format!("The worker stopped: {}", error.message()));
        }
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    worker.post_message(&JsValue::from_str(request))?;
    Ok(worker)
}
