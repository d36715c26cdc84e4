//! How a revision is drawn: the file's own is solid ink, any other is dashed.

use yew::prelude::*;

/// The class by which the style sheets tell revisions apart; `own` is the file's.
pub fn class(revision: &str, own: &str) -> &'static str {
    match revision {
        "" | "none" | "gone" => "gone",
        "foreign" => "foreign",
        _ if revision == own => "new",
        _ => "old",
    }
}

/// A revision's name as a small plate.
pub fn badge(revision: &str, own: &str) -> Html {
    html! { <span class={classes!("revision", class(revision, own))}>{ revision.to_owned() }</span> }
}
