//! The page: what the browser starts, and what its worker answers.

mod code_editor;
mod dialog;
mod editor;
mod file_tabs;
mod foot;
mod gallery;
mod header;
mod help;
mod icons;
mod keys;
mod local_file;
mod log_view;
mod marks;
mod messages;
mod page;
mod picture;
mod problems;
mod questions;
mod read_as;
mod reading;
mod right;
mod rule_page;
mod rule_pages;
mod scenario_panel;
mod scenes;
mod session;
mod splitter;
mod stage;
mod starters;
mod storage;
mod tabs;
mod theme;
mod transport;
mod words;
mod worker;
mod worker_link;
mod workers;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use self::page::{Page, Start};

/// Starts the page in an element of the document, whose content it replaces.
///
/// `start_worker` makes a new worker that already has the core: it answers each string that is posted to it with the
/// string that [`answer`] returns, and fires `error` when it cannot. `list_files` lists the files that a drop
/// carries or that were chosen. `rules_url` is the address of the rule pages.
#[wasm_bindgen]
pub fn start_page(mount: Element, start_worker: Function, list_files: Function, rules_url: &str) {
    throw_panics();
    let start = Start { start_worker, list_files, rules_url: rules_url.to_owned().into() };
    yew::Renderer::<Page>::with_root_and_props(mount, start).render();
}

/// What the worker answers to a request of the page.
#[wasm_bindgen]
pub fn answer(request: &str) -> String {
    throw_panics();
    worker::answer(request).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.to_string()))
}

/// Lets a panic leave the core as a JavaScript error with its message and place, instead of a bare `unreachable`.
fn throw_panics() {
    yew::set_custom_panic_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}
