//! What the build is given: where each variable comes from. A secret's value is never shown.

use yew::prelude::*;

use crate::app::stage::glyph::{Icon, icon};
use crate::app::stage::hands::Hands;
use crate::app::stage::run::Run;
use crate::rehearsal::Input;

#[derive(Properties, PartialEq)]
pub struct EnvironmentProps {
    /// The run.
    pub run: Run,
    /// What a person can do.
    pub hands: Hands,
}

/// The file's variables, and those that CodeBuild sets, folded.
#[component]
pub fn Environment(props: &EnvironmentProps) -> Html {
    let (declared, built_in): (Vec<&Input>, Vec<&Input>) =
        props.run.timeline().inputs.iter().partition(|input| input.place.is_some());
    let rows = |inputs: &[&Input]| inputs.iter().map(|input| row(input, &props.hands)).collect::<Html>();
    html! {
        <section class="environment" aria-labelledby="environment-title">
            <h3 id="environment-title">{ "Environment" }</h3>
            if declared.is_empty() {
                <p class="none">{ "The file sets no variables." }</p>
            } else {
                <dl>{ rows(&declared) }</dl>
            }
            if !built_in.is_empty() {
                <details>
                    <summary>{ icon(Icon::Down) }{ format!("{} that CodeBuild sets", built_in.len()) }</summary>
                    <dl>{ rows(&built_in) }</dl>
                </details>
            }
        </section>
    }
}

fn row(input: &Input, hands: &Hands) -> Html {
    let goto = input.place.map(|place| {
        let hands = hands.clone();
        Callback::from(move |_: MouseEvent| hands.goto(place))
    });
    let value = match &input.value {
        _ if input.secret => html! { <span class="masked">{ icon(Icon::Lock) }{ "masked" }</span> },
        Some(value) if value.is_empty() => html! { <span class="masked">{ "empty" }</span> },
        Some(value) => html! { <code title={value.clone()}>{ value.clone() }</code> },
        None => html! { <span class="masked">{ "known at run time" }</span> },
    };
    html! {
        <div class="variable">
            <dt>
                if let Some(onclick) = goto {
                    <button type="button" {onclick} title="Go to its line"><code>{ input.name.clone() }</code></button>
                } else {
                    <code>{ input.name.clone() }</code>
                }
            </dt>
            <dd>{ value }<span class="origin">{ input.origin.clone() }</span></dd>
        </div>
    }
}
