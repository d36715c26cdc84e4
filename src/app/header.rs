//! The bar at the top: the file, and what there is to open, ask and set.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icons::{Icon, brand_mark, icon};
use super::messages::Report;
use super::problems::{SEVERITIES, number, tone};
use super::reading::declared;
use super::theme::Theme;
use super::words::count;

/// What the bar is given.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The file's name.
    pub name: AttrValue,
    /// What was found in it.
    pub report: Option<Rc<Report>>,
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
            <p class="tab on">
                { props.name.clone() }{ service(props.report.as_deref()) }{ worst(props.report.as_deref()) }
            </p>
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

/// The service that reads the file.
fn service(report: Option<&Report>) -> Html {
    let kind = report.and_then(|report| report.kind.as_deref());
    let name = kind.and_then(declared).and_then(|(format, _)| format.title.split(' ').next());
    name.map_or_else(Html::default, |name| html! { <span class="kind wide">{ name }</span> })
}

/// How many of the gravest findings there are; hints do not count here.
fn worst(report: Option<&Report>) -> Html {
    let marks = report.map_or(&[][..], |report| &report.marks);
    let worst =
        SEVERITIES.iter().take(2).map(|(severity, one, many)| (*severity, number(marks, *severity), one, many));
    match worst.into_iter().find(|(_, number, ..)| *number > 0) {
        Some((severity, number, one, many)) => html! {
            <span class={classes!("n", tone(severity))} title={count(number, one, many)}>
                { icon(severity.into(), 12) }{ number }<span class="unseen">{ if number == 1 { one } else { many } }</span>
            </span>
        },
        None => Html::default(),
    }
}
