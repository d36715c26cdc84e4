//! How long each step takes that takes time of its own.

use yew::prelude::*;

use super::ScenarioPanelProps;
use super::fields::Number;
use crate::app::stage::words::one_line;
use crate::rehearsal::Step;

/// More rows than this would make the form a table; their durations are changed where a person looks for them.
const MOST: usize = 60;

/// Every step that takes time of its own in its first attempt, with its duration in seconds.
pub(super) fn section(form: &ScenarioPanelProps, takes_time: fn(&Step) -> bool) -> Html {
    let takes_time = |step: &&Step| step.attempt == 1 && takes_time(step);
    let steps: Vec<&Step> = form.timeline.steps.iter().filter(takes_time).take(MOST).collect();
    if steps.is_empty() {
        return Html::default();
    }
    let rows = steps.into_iter().map(|step| row(form, step));
    super::section(
        "How long it takes",
        "Durations are invented: the file does not say them.",
        html! { <ul class="durations">{ for rows }</ul> },
    )
}

fn row(form: &ScenarioPanelProps, step: &Step) -> Html {
    let said = form.scenario.durations.0.get(&step.address).map(|milliseconds| milliseconds / 1000);
    // What a step was cut short to by a fault is not what it takes.
    let usual = step.start.map(|start| (step.end.since(start) / 1000).to_string());
    let name = one_line(&step.label);
    let label = format!("Duration of {name}");
    let field = Number {
        label: &label,
        note: "",
        unit: "s",
        bounds: (0, 86_400),
        when_empty: Some(usual.as_deref().unwrap_or("usual")),
    };
    let (change, address) = (form.clone(), step.address.clone());
    let bare = field.bare(said, move |typed| {
        change.change(|scenario| {
            match typed {
                Some(seconds) => scenario.durations.0.insert(address.clone(), seconds * 1000),
                None => scenario.durations.0.remove(&address),
            };
        });
    });
    html! { <li key={step.address.clone()}><code title={step.label.clone()}>{ name }</code>{ bare }</li> }
}
