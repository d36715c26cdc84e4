//! A file of the person's own, chosen or dropped on the page. It is read here and goes nowhere.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File};
use yew::Callback;

/// How large a file may be, in bytes; a buildspec has a few thousand.
const MOST: f64 = 2_000_000.0;

/// Reads a file.
///
/// # Errors
/// Why it could not be opened, for people.
pub async fn read(file: &File) -> Result<String, String> {
    if file.size() > MOST {
        return Err(format!("{} is larger than 2 MB and was not opened.", file.name()));
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    text.ok_or_else(|| format!("{} could not be read and was not opened.", file.name()))
}

/// Tells of files that are dropped on the page, as long as the listeners live.
pub fn dropped(on_file: Callback<File>) -> Option<[EventListener; 2]> {
    let window = web_sys::window()?;
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    let carried = |event: &Event| {
        let carried = event.dyn_ref::<DragEvent>()?.data_transfer()?;
        carried.types().includes(&"Files".into(), 0).then_some(carried)
    };
    let over = EventListener::new_with_options(&window, "dragover", options, move |event| {
        if carried(event).is_some() {
            event.prevent_default();
        }
    });
    let dropped = EventListener::new_with_options(&window, "drop", options, move |event| {
        let Some(files) = carried(event).and_then(|carried| carried.files()) else { return };
        event.prevent_default();
        event.stop_propagation();
        if let Some(file) = files.get(0) {
            on_file.emit(file);
        }
    });
    Some([over, dropped])
}
