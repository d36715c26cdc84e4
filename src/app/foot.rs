//! The line at the foot: as what the text is read, how quickly, and what a person should know of the page itself.

use std::rc::Rc;

use yew::prelude::*;

use super::messages::Report;
use super::read_as::{agents, bundle, read_as};
use super::reading::Reading;
use super::stage::glyph::{Icon, icon};

/// What the foot is given.
#[derive(Properties, PartialEq)]
pub struct FootProps {
    /// What was found in the text, and as what it was read.
    pub report: Option<Rc<Report>>,
    /// As what it is to be read.
    pub reading: Reading,
    /// How long the last check took, in whole milliseconds.
    pub took: Option<u32>,
    /// What a person should know.
    pub notice: Option<AttrValue>,
    /// Why the text cannot be stored; it stays as long as that holds.
    pub unsaved: Option<&'static str>,
    /// The text is to be read as something else.
    pub on_reading: Callback<Reading>,
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
                { read_as(&props.reading, props.report.as_deref(), &props.on_reading) }
                { agents(&props.reading, props.report.as_deref(), &props.on_reading) }
                { bundle(&props.reading, &props.on_reading) }
                if let Some(took) = props.took {
                    <span>{ format!("Checked in {} ms", took.max(1)) }</span>
                }
            }
            <span class="r">{ icon(Icon::Lock) }{ "Nothing leaves this page" }</span>
        </footer>
    }
}
