//! Files of the person's own, chosen or dropped on the page. They are read here and go nowhere.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event};
use yew::Callback;

use crate::formats::codedeploy::bundle::GivenBundle;
use crate::syntax::bytes::decode;

/// What a person has opened.
pub struct Opened {
    /// The name of the file that is shown.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The other files, where it is the AppSpec file among several.
    pub bundle: Option<GivenBundle>,
}

/// A file, by its path; without bytes if it is too long.
struct Carried {
    path: String,
    bytes: Option<Vec<u8>>,
}

/// Asks for the files that are dropped or chosen; the page's script knows how folders and archives are read.
pub fn carried(list: &Function, from: &JsValue) -> Option<Promise> {
    list.call1(&JsValue::NULL, from).ok()?.dyn_into().ok()
}

/// What there is to open among these files: the only one, or the AppSpec file and its bundle.
///
/// # Errors
/// Why nothing could be opened, for people.
pub async fn opened(files: Promise) -> Result<Opened, String> {
    let answer = JsFuture::from(files).await.map_err(|error| {
        let message = error.dyn_into::<js_sys::Error>().map(|error| String::from(error.message()));
        message.unwrap_or_else(|_| "What was opened could not be read.".to_owned())
    })?;
    let has_more = Reflect::get(&answer, &"hasMore".into()).is_ok_and(|more| more.is_truthy());
    let files = Reflect::get(&answer, &"files".into()).unwrap_or_default();
    let mut files: Vec<Carried> = Array::from(&files).iter().map(|file| of(&file)).collect();
    if files.len() == 1
        && let Some(only) = files.pop()
    {
        return shown(&only, None);
    }
    let spec =
        files.iter().filter(|file| is_appspec(base(&file.path))).min_by_key(|file| file.path.matches('/').count());
    let Some(spec) = spec else {
        return Err("Of several files one must be appspec.yml; nothing was opened.".to_owned());
    };
    let root = spec.path.strip_suffix(base(&spec.path)).unwrap_or_default();
    let mut bundle = GivenBundle { has_more, ..GivenBundle::default() };
    for file in &files {
        if let Some(path) = file.path.strip_prefix(root) {
            bundle.add(path, file.bytes.as_deref());
        }
    }
    shown(spec, Some(bundle))
}

fn shown(file: &Carried, bundle: Option<GivenBundle>) -> Result<Opened, String> {
    let name = base(&file.path).to_owned();
    let Some(bytes) = &file.bytes else { return Err(format!("{name} is larger than 2 MB and was not opened.")) };
    match decode(bytes) {
        Ok(decoded) => Ok(Opened { name, text: decoded.text, bundle }),
        Err(error) => Err(format!("{name} was not opened: {error}")),
    }
}

fn of(file: &JsValue) -> Carried {
    let path = Reflect::get(file, &"path".into()).ok().and_then(|path| path.as_string()).unwrap_or_default();
    let bytes = Reflect::get(file, &"bytes".into()).ok().and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
    Carried { path, bytes: bytes.map(|bytes| bytes.to_vec()) }
}

fn base(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn is_appspec(name: &str) -> bool {
    ["appspec.yml", "appspec.yaml"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Tells of files that are dropped on the page, as long as the listeners live.
pub fn dropped(on_files: Callback<JsValue>) -> Option<[EventListener; 2]> {
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
        let Some(carried) = carried(event) else { return };
        event.prevent_default();
        event.stop_propagation();
        on_files.emit(carried.into());
    });
    Some([over, dropped])
}
