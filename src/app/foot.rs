//! The line at the foot: what was checked, how quickly, and what a person should know of the page itself.

use yew::prelude::*;

use super::session::FORMAT;
use super::stage::glyph::{Icon, icon};

/// What the foot is given.
#[derive(Properties, PartialEq)]
pub struct FootProps {
    /// The version that the file names.
    pub declared: Option<AttrValue>,
    /// How long the last check took, in whole milliseconds.
    pub took: Option<u32>,
    /// What a person should know.
    pub notice: Option<AttrValue>,
    /// Why the text cannot be stored; it stays as long as that holds.
    pub unsaved: Option<&'static str>,
    /// The person has read it.
    pub on_dismiss: Callback<()>,
}

/// The line at the foot.
#[component]
pub fn Foot(props: &FootProps) -> Html {
    html! {
        <footer class="foot">
            <p class="notice" role="status">
                // There is room for one, and that the text may be lost comes first.
                if let Some(notice) = props.notice.as_ref().filter(|_| props.unsaved.is_none()) {
                    { notice }
                    <button type="button" class="btn dismiss" aria-label="Dismiss" onclick={props.on_dismiss.reform(|_| ())}>
                        { icon(Icon::Cross) }
                    </button>
                }
            </p>
            if let Some(why) = props.unsaved { <p class="notice" role="alert">{ why }</p> }
            if props.notice.is_none() && props.unsaved.is_none() {
                <span>{ format!("{} {}", FORMAT.title, props.declared.as_deref().unwrap_or_default()) }</span>
                if let Some(took) = props.took {
                    <span>{ format!("Checked in {} ms", took.max(1)) }</span>
                }
            }
            <span class="r">{ icon(Icon::Lock) }{ "Nothing leaves this page" }</span>
        </footer>
    }
}
