//! The choice of a file to begin with.

use yew::prelude::*;

use super::dialog::Dialog;
use crate::examples::{STARTERS, Starter};

/// What the choice is given.
#[derive(Properties, PartialEq)]
pub struct StartersProps {
    /// The person chose a file.
    pub on_begin: Callback<&'static Starter>,
    /// Told when it has closed.
    pub on_close: Callback<()>,
}

/// The choice of a file to begin with.
#[component]
pub fn Starters(props: &StartersProps) -> Html {
    html! {
        <Dialog title={html! { "A new file" }} class="gallery" on_close={props.on_close.clone()}>
            <p class="lead">{ "It stands beside the files that are open. Their names tie them together." }</p>
            <ul class="samples">{ for STARTERS.iter().map(|starter| html! {
                <li>
                    <button type="button" class="sample" onclick={props.on_begin.reform(move |_| starter)}>
                        <b class="mono">{ starter.name }</b>
                        <span>{ starter.about }</span>
                    </button>
                </li>
            }) }</ul>
        </Dialog>
    }
}
