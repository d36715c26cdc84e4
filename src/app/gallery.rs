//! The examples to choose from, and the person's own texts that one was opened over.

use std::rc::Rc;

use yew::prelude::*;

use super::dialog::Dialog;
use super::session::Kept;
use super::stage::words::told;
use super::words::count;
use crate::examples::{Example, GROUPS};

/// What the gallery is given.
#[derive(Properties, PartialEq)]
pub struct GalleryProps {
    /// The example that is open.
    pub open: Option<AttrValue>,
    /// Texts of the person's own.
    pub kept: Rc<Vec<Kept>>,
    /// The person chose an example.
    pub on_example: Callback<&'static Example>,
    /// The person chose one of the kept texts, by its index.
    pub on_kept: Callback<usize>,
    /// Told when it has closed.
    pub on_close: Callback<()>,
}

/// The gallery.
#[component]
pub fn Gallery(props: &GalleryProps) -> Html {
    html! {
        <Dialog title={html! { "Examples" }} class="gallery" on_close={props.on_close.clone()}>
            <p class="lead">{ "Each plays a run worth seeing. Opening one keeps your own text: it is listed here, and undo brings it back." }</p>
            if !props.kept.is_empty() {
                <h3>{ "Your texts" }</h3>
                <ul class="samples">{ for props.kept.iter().enumerate().map(|(index, kept)| own(props, index, kept)) }</ul>
            }
            { for GROUPS.iter().map(|group| html! { <>
                <h3>{ group.title }</h3>
                <ul class="samples">{ for group.examples.iter().map(|example| sample(props, example)) }</ul>
            </> }) }
        </Dialog>
    }
}

fn sample(props: &GalleryProps, example: &'static Example) -> Html {
    let open = props.open.as_deref() == Some(example.id);
    html! {
        <li>
            <button type="button" class="sample" aria-current={open.then_some("true")} onclick={props.on_example.reform(move |_| example)}>
                <b>{ example.title }</b>
                <span>{ told(example.about) }</span>
            </button>
        </li>
    }
}

fn own(props: &GalleryProps, index: usize, kept: &Kept) -> Html {
    // Nearly every text begins with its version, which tells none from another.
    let tells = |line: &&str| !line.is_empty() && !line.starts_with('#') && !line.starts_with("version");
    let first = kept.text.lines().map(str::trim).find(tells);
    let more = match kept.more.len() {
        0 => String::new(),
        more => format!(" and {}", count(more, "other file", "other files")),
    };
    let lines = count(kept.text.lines().count(), "line", "lines");
    html! {
        <li key={index}>
            <button type="button" class="sample" onclick={props.on_kept.reform(move |_| index)}>
                <b class="mono">{ kept.reading.shown_name(&kept.name) }{ more }</b>
                <span>{ lines }{ ", from " }<code>{ first.unwrap_or("an empty line") }</code></span>
            </button>
        </li>
    }
}
