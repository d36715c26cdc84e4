//! Everything in a run that AWS does not document, said once at its foot.

use yew::prelude::*;

use super::glyph::WAVES;
use super::run::Run;
use super::words::told;

#[derive(Properties, PartialEq)]
pub struct AssumptionsProps {
    /// The run.
    pub run: Run,
}

/// The reasons behind the two waves, each once.
#[component]
pub fn Assumptions(props: &AssumptionsProps) -> Html {
    let timeline = props.run.timeline();
    let steps = timeline.steps.iter().filter_map(|step| step.assumed.as_deref());
    let points = timeline.gauges.iter().flat_map(|gauge| &gauge.points).filter_map(|point| point.assumed.as_deref());
    let results = timeline.results.iter().filter_map(|product| product.assumed.as_deref());
    let mut reasons: Vec<&str> = Vec::new();
    for reason in steps.chain(points).chain(results).chain(timeline.outcome.assumed.as_deref()) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    if reasons.is_empty() {
        return Html::default();
    }
    html! {
        <div class="assumptions">
            <svg class="icon" viewBox="0 0 16 16" role="img" aria-label="Assumed"><path class="line" d={WAVES} /></svg>
            <div>
                <p>{ "Our reading, where AWS says nothing:" }</p>
                <ul>{ for reasons.iter().map(|reason| html! { <li>{ told(reason) }</li> }) }</ul>
            </div>
        </div>
    }
}
