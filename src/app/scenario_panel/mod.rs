//! The scenario as a form: what the file does not say, and what is to go wrong.

mod build;
mod deployment;
mod durations;
mod faults;
mod fields;
mod pipeline;

use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::stage::Scenario;
use super::stage::glyph::{Icon, icon};
use crate::rehearsal::Timeline;

/// What the form shows, and whom it tells what a person does.
#[derive(Properties, Clone)]
pub struct ScenarioPanelProps {
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// The run that came of it, for the names of its steps.
    pub timeline: Rc<Timeline>,
    /// Another scenario was asked for.
    pub on_change: Callback<Scenario>,
    /// The form is to close.
    #[prop_or_default]
    pub on_close: Callback<()>,
}

/// By pointer where values are shared: a frame must not cost a comparison of two whole runs.
impl PartialEq for ScenarioPanelProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.timeline, &other.timeline)
            && self.scenario == other.scenario
            && self.on_change == other.on_change
            && self.on_close == other.on_close
    }
}

impl ScenarioPanelProps {
    /// Asks for the scenario with something changed.
    fn change(&self, change: impl FnOnce(&mut Scenario)) {
        let mut scenario = (*self.scenario).clone();
        change(&mut scenario);
        self.on_change.emit(scenario);
    }
}

/// What a part of the form works on: the scenario, and the settings in it of one format.
#[derive(Clone)]
struct Form<S> {
    panel: ScenarioPanelProps,
    setup: S,
}

impl<S: Clone + Default + Serialize + DeserializeOwned + 'static> Form<S> {
    /// The settings as far as the scenario can be read; what it does not say has its usual value.
    fn of(panel: &ScenarioPanelProps) -> Self {
        let setup = S::deserialize(&panel.scenario.setup).unwrap_or_default();
        Self { panel: panel.clone(), setup }
    }

    /// What asks for the scenario with one of its settings changed.
    fn set<T: 'static>(&self, set: impl Fn(&mut S, T) + 'static) -> impl Fn(T) + 'static {
        let form = self.clone();
        move |value| {
            let mut setup = form.setup.clone();
            set(&mut setup, value);
            // Settings are plain words and numbers: they can always be written down.
            if let Ok(setup) = serde_json::to_value(setup) {
                form.panel.change(|scenario| scenario.setup = setup);
            }
        }
    }
}

/// The form, over the stage.
#[component]
pub fn ScenarioPanel(props: &ScenarioPanelProps) -> Html {
    let fields = match props.timeline.scene.as_str() {
        "fleet" | "traffic" => deployment::fields(props),
        "pipeline" => pipeline::fields(props),
        _ => build::fields(props),
    };
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(panel) = node.cast::<HtmlElement>() {
            // An element that cannot take the focus leaves it where it is.
            let _ = panel.focus();
        }
    });
    let onkeydown = {
        let on_close = props.on_close.clone();
        move |event: KeyboardEvent| {
            // Letters are typed here; they are no short cuts.
            event.stop_propagation();
            if event.key() == "Escape" {
                on_close.emit(());
            }
        }
    };
    let reset = {
        let on_change = props.on_change.clone();
        move |_: MouseEvent| on_change.emit(Scenario::default())
    };
    html! {
        <section class="scenario-panel" role="dialog" aria-label="Scenario" ref={node} tabindex="-1" {onkeydown}>
            <header>
                <h3>{ "Scenario" }</h3>
                <button type="button" class="btn small" onclick={reset} disabled={*props.scenario == Scenario::default()}>
                    { "As usual" }
                </button>
                <button
                    type="button" class="btn square small" aria-label="Close" onclick={props.on_close.reform(|_: MouseEvent| ())}
                >{ icon(Icon::Cross) }</button>
            </header>
            <div class="scenario-fields">{ fields }</div>
        </section>
    }
}

/// A part of the form, with its heading.
fn section(title: &str, note: &str, fields: Html) -> Html {
    html! {
        <fieldset>
            <legend>{ title.to_owned() }</legend>
            if !note.is_empty() { <p class="section-note">{ note.to_owned() }</p> }
            { fields }
        </fieldset>
    }
}
