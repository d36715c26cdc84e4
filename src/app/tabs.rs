//! The panes as tabs, where there is room for one.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::icons::icon;
use super::messages::Report;
use super::problems::{SEVERITIES, number, tone};
use super::session::Pane;

const PANES: [(Pane, &str, &str); 3] =
    [(Pane::Editor, "Editor", "editor"), (Pane::Problems, "Problems", "problems"), (Pane::Stage, "Stage", "stage")];

/// What the tabs are given.
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// The pane that is shown.
    pub pane: Pane,
    /// What was found.
    pub report: Option<Rc<Report>>,
    /// The person chose a pane.
    pub on_pane: Callback<Pane>,
}

/// The tabs.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let on_pane = props.on_pane.clone();
    let here = PANES.iter().position(|(pane, ..)| *pane == props.pane).unwrap_or(0);
    let on_key = move |event: KeyboardEvent| {
        let next = match event.key().as_str() {
            "ArrowLeft" => here.checked_sub(1).unwrap_or(PANES.len() - 1),
            "ArrowRight" => (here + 1) % PANES.len(),
            "Home" => 0,
            "End" => PANES.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let Some((pane, ..)) = PANES.get(next) else { return };
        on_pane.emit(*pane);
        let tabs = event.target_dyn_into::<HtmlElement>().and_then(|tab| tab.parent_element());
        let tab = tabs
            .and_then(|tabs| tabs.children().item(next as u32))
            .and_then(|tab| tab.dyn_into::<HtmlElement>().ok());
        if let Some(tab) = tab {
            // An element that is shown takes the focus.
            let _ = tab.focus();
        }
    };
    html! {
        <nav class="panes" aria-label="Panes">
            <div role="tablist" onkeydown={on_key}>
                { for PANES.iter().map(|(pane, name, id)| tab(props, *pane, name, id)) }
            </div>
        </nav>
    }
}

fn tab(props: &TabsProps, pane: Pane, name: &'static str, id: &'static str) -> Html {
    let on = props.pane == pane;
    html! {
        <button
            type="button" role="tab" class={classes!(on.then_some("on"))} aria-selected={on.to_string()} aria-controls={id}
            tabindex={if on { "0" } else { "-1" }} onclick={props.on_pane.reform(move |_| pane)}
        >
            { name }
            if pane == Pane::Problems { { counts(props.report.as_deref()) } }
        </button>
    }
}

/// The gravest findings and their number.
fn counts(report: Option<&Report>) -> Html {
    let marks = report.map_or(&[][..], |report| &report.marks);
    let worst = SEVERITIES.iter().find(|(severity, ..)| number(marks, *severity) > 0);
    worst.map_or_else(Html::default, |(severity, ..)| {
        html! { <span class={classes!("n", tone(*severity))}>{ icon((*severity).into(), 13) }{ marks.len() }</span> }
    })
}
