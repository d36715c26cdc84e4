//! The scenario as a form: what the file does not say, and what is to go wrong.

mod batch;
mod durations;
mod faults;
mod fields;
mod limits;
mod project;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::scenes::build::setup;
use super::stage::Scenario;
use super::stage::glyph::{Icon, icon};
use crate::formats::codebuild::scenario::Setup;
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

/// What a part of the form works on.
#[derive(Clone)]
struct Form {
    scenario: Rc<Scenario>,
    timeline: Rc<Timeline>,
    setup: Setup,
    on_change: Callback<Scenario>,
}

impl Form {
    /// Asks for the scenario with something changed.
    fn change(&self, change: impl FnOnce(&mut Scenario)) {
        let mut scenario = (*self.scenario).clone();
        change(&mut scenario);
        self.on_change.emit(scenario);
    }

    /// What asks for the scenario with one of its settings changed.
    fn set<T: 'static>(&self, set: impl Fn(&mut Setup, T) + 'static) -> impl Fn(T) + 'static {
        let form = self.clone();
        move |value| {
            let mut setup = form.setup.clone();
            set(&mut setup, value);
            // Settings are plain words and numbers: they can always be written down.
            if let Ok(setup) = serde_json::to_value(setup) {
                form.change(|scenario| scenario.setup = setup);
            }
        }
    }
}

/// The form, over the stage.
#[component]
pub fn ScenarioPanel(props: &ScenarioPanelProps) -> Html {
    let form = Form {
        scenario: props.scenario.clone(),
        timeline: props.timeline.clone(),
        setup: setup(&props.scenario),
        on_change: props.on_change.clone(),
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
            <div class="scenario-fields">
                { faults::section(&form) }
                { project::section(&form) }
                { limits::section(&form) }
                { batch::section(&form) }
                { durations::section(&form) }
            </div>
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
