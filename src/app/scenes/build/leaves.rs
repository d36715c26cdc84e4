//! What a build leaves behind, or fails to.

use yew::prelude::*;

use crate::app::stage::glyph::{doubt, glyph};
use crate::app::stage::hands::Hands;
use crate::app::stage::run::Run;
use crate::app::stage::words::{clock, told};
use crate::rehearsal::{Instant, Product, Status, StepState};

#[derive(Properties, PartialEq)]
pub struct LeavesProps {
    /// The run.
    pub run: Run,
    /// The instant that is shown.
    pub at: Instant,
    /// What a person can do.
    pub hands: Hands,
    /// What it is called.
    #[prop_or("What this build leaves")]
    pub title: &'static str,
}

/// Artifacts, reports, caches and exported variables: open until they are settled.
#[component]
pub fn Leaves(props: &LeavesProps) -> Html {
    let results = &props.run.timeline().results;
    html! {
        <section class="leaves" aria-labelledby="leaves-title">
            <h3 id="leaves-title">{ props.title }</h3>
            if results.is_empty() {
                <p class="none">{ "Nothing: the file declares no artifacts, reports, cache or exported variables." }</p>
            }
            <ul>{ for results.iter().map(|product| leaf(product, props.at, &props.hands)) }</ul>
        </section>
    }
}

fn leaf(product: &Product, at: Instant, hands: &Hands) -> Html {
    let is_settled = product.at <= at;
    let state = match (is_settled, product.kept) {
        (false, _) => StepState::Pending,
        (true, true) => StepState::Ended(Status::Succeeded),
        (true, false) => StepState::Ended(Status::Skipped),
    };
    let goto = product.place.map(|place| {
        let hands = hands.clone();
        Callback::from(move |_: MouseEvent| hands.goto(place))
    });
    // The blank between the two is read aloud and copied, so it is a blank and no margin.
    let kind = kind(&product.kind).map(|kind| format!("{kind} ")).unwrap_or_default();
    let name = html! { <>{ kind }<code>{ product.name.clone() }</code></> };
    html! {
        <li class={classes!("leaf", (is_settled && !product.kept).then_some("lost"))}>
            { glyph(state) }
            <div>
                <p class="leaf-name">
                    if let Some(onclick) = goto {
                        <button type="button" {onclick} title="Go to its lines">{ name }</button>
                    } else {
                        <span>{ name }</span>
                    }
                    if let Some(reason) = product.assumed.as_ref().filter(|_| is_settled) { { doubt(reason) } }
                </p>
                // What becomes of it takes its room before it is known, so that nothing moves when it is.
                <div class="leaf-why">
                    <p class={classes!((!is_settled).then_some("hidden"))} aria-hidden={(!is_settled).to_string()}>
                        { told(&product.why) }
                    </p>
                    if !is_settled { <p class="open">{ format!("Settled at {}.", clock(product.at)) }</p> }
                </div>
            </div>
        </li>
    }
}

/// A kind of product, as it is called on the page.
fn kind(kind: &str) -> Option<String> {
    match kind {
        // Their names say what they are.
        "variable" | "task set" => None,
        "artifact" => Some("Artifact".to_owned()),
        "report" => Some("Report".to_owned()),
        "cache" => Some("Cache".to_owned()),
        "alias" => Some("Alias".to_owned()),
        other => Some(other.to_owned()),
    }
}
