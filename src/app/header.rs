//! The bar at the top: the files, and what there is to open, ask and set.

use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icons::{Icon, brand_mark, icon};
use super::theme::Theme;

/// What the bar is given.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// Light or dark.
    pub theme: Theme,
    /// Opens the examples.
    pub on_examples: Callback<()>,
    /// Opens files of the person's own.
    pub on_files: Callback<JsValue>,
    /// Opens the key sheet.
    pub on_help: Callback<()>,
    /// Changes between light and dark.
    pub on_theme: Callback<()>,
    /// The tabs of the files.
    pub children: Html,
}

/// The bar at the top.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let chooser = use_node_ref();
    let choose = {
        let chooser = chooser.clone();
        move |_| {
            if let Some(chooser) = chooser.cast::<HtmlInputElement>() {
                chooser.click();
            }
        }
    };
    let chosen = props.on_files.clone();
    let on_change = move |event: Event| {
        let chooser: HtmlInputElement = event.target_unchecked_into();
        if let Some(files) = chooser.files().filter(|files| files.length() > 0) {
            chosen.emit(files.into());
        }
        // The same file may be chosen again.
        chooser.set_value("");
    };
    html! {
        <header class="top">
            <h1 class="brand" aria-label="Rehearsal">{ brand_mark() }<span class="wide">{ "Rehearsal" }</span></h1>
            { props.children.clone() }
            <div class="tools">
                <input
                    ref={chooser} class="unseen" type="file" accept=".yml,.yaml,.json,.zip,text/*" multiple=true tabindex="-1"
                    aria-label="Open a file" onchange={on_change}
                />
                <button type="button" class="btn" aria-label="Open a file" onclick={choose}>
                    { icon(Icon::Folder, 15) }<span class="wide">{ "Open" }</span>
                </button>
                <button type="button" class="btn" aria-haspopup="dialog" onclick={props.on_examples.reform(|_| ())}>
                    { "Examples" }
                </button>
                <span class="vr wide"></span>
                <button type="button" class="btn sq" aria-label="Help: the keys" aria-haspopup="dialog" onclick={props.on_help.reform(|_| ())}>
                    { "?" }
                </button>
                <button
                    type="button" class="btn sq" aria-label={format!("Theme: {}", props.theme.name())}
                    title={format!("Theme: {}", props.theme.name())} onclick={props.on_theme.reform(|_| ())}
                >
                    { icon(Icon::Theme, 16) }
                </button>
            </div>
        </header>
    }
}
