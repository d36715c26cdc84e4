//! Files of the person's own, chosen or dropped on the page. They are read here and go nowhere.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event};
use yew::Callback;

use super::words::count;
use crate::formats::codedeploy::bundle::GivenBundle;
use crate::formats::{Format, codepipeline, recognise};
use crate::syntax::Document;
use crate::syntax::bytes::decode;

/// What a person has opened.
pub struct Opened {
    /// The files that are shown.
    pub files: Vec<OpenedFile>,
    /// What became of the others, for people.
    pub told: Option<String>,
}

/// A file that a person has opened.
pub struct OpenedFile {
    /// Its name: its path below the folder that all have in common.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The other files, where it is the AppSpec file among several.
    pub bundle: Option<GivenBundle>,
    /// Whether it is the pipeline that ties the others together.
    pub leads: bool,
}

/// More files than this are not shown.
const MOST_SHOWN: usize = 20;

/// A file, by its path; without bytes if it is too long.
struct Carried {
    path: String,
    bytes: Option<Vec<u8>>,
}

/// Asks for the files that are dropped or chosen; the page's script knows how folders and archives are read.
pub fn carried(list: &Function, from: &JsValue) -> Option<Promise> {
    list.call1(&JsValue::NULL, from).ok()?.dyn_into().ok()
}

/// What there is to open among these files: the only one, or those of a known format. The others are the bundle of the
/// AppSpec file among them.
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
        let file = shown(&only, base(&only.path))?;
        return Ok(Opened { files: vec![file], told: None });
    }
    together(&files, has_more)
}

fn together(files: &[Carried], has_more: bool) -> Result<Opened, String> {
    let common = common_folder(files);
    let name = |file: &Carried| file.path.get(common..).unwrap_or(&file.path).to_owned();
    let mut shown_files = Vec::new();
    let mut others = Vec::new();
    let mut left_out = 0;
    for file in files {
        let found = known(file).and_then(|format| Some((format, shown(file, &name(file)).ok()?)));
        match found {
            Some(_) if shown_files.len() == MOST_SHOWN => left_out += 1,
            Some((format, opened)) => shown_files.push((file, format, opened)),
            None => others.push(file),
        }
    }
    // The AppSpec file nearest to the top has the others as its bundle.
    let spec = shown_files
        .iter()
        .enumerate()
        .filter(|(_, (file, ..))| is_appspec(base(&file.path)))
        .min_by_key(|(_, (file, ..))| file.path.matches('/').count())
        .map(|(place, (file, ..))| (place, file.path.strip_suffix(base(&file.path)).unwrap_or_default()));
    let mut unused = others.len() + left_out;
    let mut bundled = None;
    if let Some((place, root)) = spec {
        let beside = others.iter().filter(|file| file.path.starts_with(root)).count();
        if beside > 0 {
            let mut bundle = GivenBundle { has_more, ..GivenBundle::default() };
            for file in files {
                if let Some(path) = file.path.strip_prefix(root) {
                    bundle.add(path, file.bytes.as_deref());
                }
            }
            bundled = Some((place, bundle));
            unused -= beside;
        }
    }
    let mut opened: Vec<OpenedFile> = shown_files
        .into_iter()
        .map(|(_, format, file)| OpenedFile { leads: format.id == codepipeline::FORMAT.id, ..file })
        .collect();
    if let Some((place, bundle)) = bundled
        && let Some(file) = opened.get_mut(place)
    {
        file.bundle = Some(bundle);
    }
    if opened.is_empty() {
        return Err(
            "None of these files is a pipeline, a buildspec or an AppSpec file; nothing was opened.".to_owned()
        );
    }
    let told = (unused > 0).then(|| format!("{} not used.", count(unused, "file is", "files are")));
    Ok(Opened { files: opened, told })
}

/// How long the path is of the folder that all files have in common.
fn common_folder(files: &[Carried]) -> usize {
    let Some((first, others)) = files.split_first() else { return 0 };
    let folders = first.path.match_indices('/').map(|(at, _)| at + 1);
    let shared = |at: &usize| others.iter().all(|other| other.path.get(..*at) == first.path.get(..*at));
    folders.take_while(shared).last().unwrap_or(0)
}

/// The format of a file among several, if it has one.
fn known(file: &Carried) -> Option<&'static Format> {
    let name = base(&file.path);
    let is_text = [".yml", ".yaml", ".json"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    let text = decode(file.bytes.as_deref().filter(|_| is_text)?).ok()?.text;
    recognise(name, &Document::read(&text))
}

fn shown(file: &Carried, name: &str) -> Result<OpenedFile, String> {
    let Some(bytes) = &file.bytes else { return Err(format!("{name} is larger than 2 MB and was not opened.")) };
    match decode(bytes) {
        Ok(decoded) => Ok(OpenedFile { name: name.to_owned(), text: decoded.text, bundle: None, leads: false }),
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
