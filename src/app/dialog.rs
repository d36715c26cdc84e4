//! A sheet over the page. The browser keeps the focus within it, closes it at Escape, and gives the focus back.

use gloo::events::EventListener;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::stage::glyph::{Icon, icon};

/// What a sheet is given.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// Its heading.
    pub title: Html,
    /// Its class.
    pub class: &'static str,
    /// Told when it has closed.
    pub on_close: Callback<()>,
    /// What it shows.
    pub children: Html,
}

/// A sheet over the page, open as long as it is there.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    {
        let (node, on_close) = (node.clone(), props.on_close.clone());
        use_effect_with((), move |()| {
            let listeners = node.cast::<HtmlDialogElement>().map(|dialog| {
                // It is neither open nor out of the document, the two reasons for which this could fail.
                let _ = dialog.show_modal();
                let beside = dialog.clone();
                [
                    EventListener::new(&dialog, "close", move |_| on_close.emit(())),
                    // What lies beside the sheet counts as the sheet itself; all in it lies in its children.
                    EventListener::new(&dialog, "click", move |event| {
                        if event.target().as_ref() == Some(beside.as_ref()) {
                            beside.close();
                        }
                    }),
                ]
            });
            move || {
                drop(listeners);
                if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                    // Closed by the page itself it has to give the focus back, too.
                    dialog.close();
                }
            }
        });
    }
    let close = {
        let node = node.clone();
        move |_| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    html! {
        <dialog ref={node} class={classes!("sheet", props.class)} aria-labelledby="sheet-title">
            <div class="sheet-in">
                <header>
                    <h2 id="sheet-title">{ props.title.clone() }</h2>
                    <button type="button" class="btn sq" aria-label="Close" onclick={close}>{ icon(Icon::Cross) }</button>
                </header>
                <div class="sheet-body">{ props.children.clone() }</div>
            </div>
        </dialog>
    }
}
