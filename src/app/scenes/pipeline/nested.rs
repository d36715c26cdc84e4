//! The rehearsal that an action contains, below the board: played along with the pipeline, with hands of its own.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::model::{Pipeline, execution, shown};
use crate::app::scenes;
use crate::app::scenes::build::{Build, Leaves, SceneProps, build_of};
use crate::app::stage::glyph::{Icon, icon};
use crate::app::stage::hands::{Doings, Hands};
use crate::app::stage::keys;
use crate::app::stage::run::Run;
use crate::app::stage::step_menu::StepMenu;
use crate::app::stage::{Scenario, fault_of};
use crate::rehearsal::{Contained, Fault, FaultKind, Instant, Playback, StepId};
use crate::syntax::Span;

/// What is given to the picture of a contained rehearsal.
#[derive(Properties, PartialEq)]
pub struct NestedProps {
    /// The pipeline's own scene.
    pub outer: SceneProps,
    /// What is contained, and in which step.
    pub contained: Contained,
    /// Whether there is no room for a row.
    pub is_narrow: bool,
}

/// The rehearsal that a step contains.
pub fn contained(run: &Run, step: StepId) -> Option<&Contained> {
    run.timeline().contained.iter().find(|contained| contained.step == step)
}

/// What is open: what the address says, nothing where it is empty, and where nobody has said anything yet the first
/// action that contains a rehearsal, in the execution that is in it, if there is `room`.
pub fn open<'a>(
    run: &'a Run,
    pipeline: &Pipeline,
    address: Option<&str>,
    room: bool,
    at: Instant,
) -> Option<&'a Contained> {
    if let Some(address) = address {
        let is_meant = |other: &&Contained| {
            run.step(other.step).is_some_and(|step| !address.is_empty() && step.address == address)
        };
        return run.timeline().contained.iter().rev().find(is_meant);
    }
    if !room {
        return None;
    }
    let mut lanes = pipeline.columns.iter().flat_map(|column| &column.rows).flat_map(|row| &row.actions);
    let holds = |lane: &&_| run.on(**lane).iter().any(|step| contained(run, *step).is_some());
    contained(run, shown(run, *lanes.find(holds)?, at)?)
}

/// The panel.
#[component]
pub fn Nested(props: &NestedProps) -> Html {
    let NestedProps { outer, contained, is_narrow } = props;
    let run = use_memo((outer.run.clone(), contained.run), |(run, index)| {
        let timeline = Rc::new(run.timeline().inner.get(*index as usize)?.clone());
        let playback = Rc::new(Playback::new(&timeline));
        Some(Run::new(timeline, playback))
    });
    let (selected, menu) = (use_state(|| None), use_state(|| None));
    let node = use_node_ref();
    let hands = use_memo((), |()| Hands::default());
    let lines = use_callback((), |_: Span, ()| None::<AttrValue>);
    // Another rehearsal has other steps.
    use_effect_with((outer.run.clone(), contained.run), {
        let (selected, menu) = (selected.clone(), menu.clone());
        move |_| {
            selected.set(None);
            menu.set(None);
        }
    });
    let holder = outer.run.step(contained.step);
    let Some((run, holder)) = (*run).clone().zip(holder) else { return Html::default() };
    // Until the step begins, all that is inside it is still to come.
    let begun = holder.start.filter(|start| *start <= outer.now);
    let now = begun.map_or(Instant(0), |start| Instant(outer.now.since(start)));
    let at = run.tick(now);
    let inside = Inside { address: holder.address.clone() };
    let scenario = Rc::new(inside.scenario(&outer.scenario));
    let on_change = {
        let (inside, outer, on_change) = (inside.clone(), outer.scenario.clone(), outer.on_change.clone());
        Callback::from(move |changed: Scenario| on_change.emit(inside.written(&outer, &changed)))
    };
    let hands = (*hands).clone();
    hands.give(Doings {
        select: {
            let selected = selected.clone();
            Callback::from(move |step| selected.set(step))
        },
        fault: {
            let (inside, scenario, outer) = (inside, outer.scenario.clone(), outer.hands.clone());
            Callback::from(move |(address, kind): (String, Option<FaultKind>)| {
                // What strikes in every execution is taken away where it is written.
                let is_there = |fault: &&Fault| inside.strikes(fault) == Some(&address);
                let written = scenario.faults.0.iter().find(is_there).map(|fault| fault.step.clone());
                outer.fault(written.filter(|_| kind.is_none()).unwrap_or_else(|| inside.of(&address)), kind);
            })
        },
        fail_once: {
            let (scenario, on_change) = (scenario.clone(), on_change.clone());
            Callback::from(move |address: String| {
                let mut scenario = (*scenario).clone();
                scenario.faults.put(Fault { attempt: Some(1), ..Fault::new(address, FaultKind::Fail) });
                on_change.emit(scenario);
            })
        },
        goto: {
            let (outer, file) = (outer.hands.clone(), contained.file.clone());
            Callback::from(move |place: Span| outer.open(file.clone(), place))
        },
        seek: {
            let (outer, start) = (outer.hands.clone(), holder.start.unwrap_or_default());
            Callback::from(move |at: Instant| outer.seek(start.after(at.0)))
        },
        menu: {
            let menu = menu.clone();
            Callback::from(move |step| menu.set(step))
        },
        ..Doings::default()
    });
    let is_struck = |fault: &Fault| Some(run.timeline().step(&fault.step)?.0);
    let scene = SceneProps {
        run: run.clone(),
        now,
        selected: *selected,
        faulted: scenario.faults.0.iter().filter_map(is_struck).collect(),
        lines,
        scenario: scenario.clone(),
        rewrite: None,
        on_change,
        hands: hands.clone(),
    };
    let close = {
        let (outer, node, step) = (outer.hands.clone(), node.clone(), contained.step);
        Callback::from(move |()| {
            // While the panel is still there, so that the focus does not fall to the page.
            if let Some(card) = card_of(&node, step) {
                keys::focus(&card);
            }
            outer.zoom(None);
        })
    };
    let onclick = {
        let (hands, menu) = (hands.clone(), *menu);
        move |event: MouseEvent| keys::click(&event, &hands, menu)
    };
    let oncontextmenu = {
        let hands = hands.clone();
        move |event: MouseEvent| keys::context_menu(&event, &hands)
    };
    let onkeydown = {
        let (hands, run, scenario, close) = (hands.clone(), run.clone(), scenario.clone(), close.clone());
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                close.emit(());
            } else {
                keys::key(&event, &run, &scenario.faults, &hands);
            }
        }
    };
    let alone = {
        let (outer, file) = (outer.hands.clone(), contained.file.clone());
        move |_: MouseEvent| outer.alone(file.clone())
    };
    html! {
        <section
            class="nested" ref={node.clone()} data-inner="true" {onclick} {oncontextmenu} {onkeydown}
            aria-label={format!("{} inside {}", contained.file, holder.label)}
        >
            <header class="nested-head">
                <p>
                    { holder.label.clone() }<span aria-hidden="true">{ " / " }</span><code>{ contained.file.clone() }</code>
                    { format!(" rehearsed inside the action, {}", execution(&holder.address)) }
                </p>
                <button type="button" class="btn sm" onclick={alone}>{ "Open on its own" }</button>
                <button
                    type="button" class="btn sm" onclick={close.reform(|_: MouseEvent| ())}
                    aria-label={format!("Close {}", contained.file)}
                >{ icon(Icon::Cross) }</button>
            </header>
            if begun.is_some() {
                { picture(&scene, *is_narrow, at) }
            } else {
                <p class="nested-late">{ "Begins when the action starts." }</p>
            }
            if let Some((id, step)) = (*menu).and_then(|id| Some((id, run.step(id)?))) {
                <StepMenu
                    key={id.0} run={run.clone()} step={id} {at} stage={node} hands={hands.clone()}
                    fault={fault_of(&run, &scenario, id, &step.address)} lines={None::<AttrValue>}
                />
            }
        </section>
    }
}

/// The rehearsal as its own scene draws it; of a build, only what happens in it and what it leaves.
fn picture(scene: &SceneProps, is_narrow: bool, at: Instant) -> Html {
    let is_build = scene.run.lanes("phases").any(|(_, lane)| lane.parent.is_none());
    if !is_build || scene.run.timeline().scene != "build" {
        return scenes::draw(scene.clone());
    }
    html! {
        <div class={classes!("build", "nested-build", is_narrow.then_some("narrow"))}>
            <div class="build-run"><Build ..build_of(scene, None, is_narrow) /></div>
            <Leaves run={scene.run.clone()} {at} hands={scene.hands.clone()} />
        </div>
    }
}

/// The card of the step that holds a panel.
fn card_of(panel: &NodeRef, step: StepId) -> Option<Element> {
    let scene = panel.cast::<Element>()?.closest(".pipeline").ok()??;
    let card = scene.query_selector(&format!(".pipeline-stages [data-step=\"{}\"]", step.0)).ok()??;
    card.dyn_into().ok()
}

/// What lies inside the action at an address.
#[derive(Clone)]
struct Inside {
    address: String,
}

impl Inside {
    /// What an address of the contained rehearsal is in the pipeline's scenario.
    fn of(&self, inner: &str) -> String {
        format!("{}/{inner}", self.address)
    }

    /// The address inside, if that is where a fault of the pipeline's scenario strikes: in this execution, or in each.
    fn strikes<'a>(&self, fault: &'a Fault) -> Option<&'a str> {
        let (outer, inner) = fault.step.split_once('/')?;
        let everywhere = self.address.strip_prefix(execution(&self.address)).map(|rest| rest.trim_start_matches('.'));
        (outer == self.address || Some(outer) == everywhere).then_some(inner)
    }

    /// The pipeline's faults inside, by the addresses of the contained rehearsal.
    fn scenario(&self, outer: &Scenario) -> Scenario {
        let mut scenario = Scenario::default();
        for fault in &outer.faults.0 {
            if let Some(inner) = self.strikes(fault) {
                scenario.faults.put(Fault { step: inner.to_owned(), ..fault.clone() });
            }
        }
        scenario
    }

    /// The pipeline's scenario with other faults inside.
    fn written(&self, outer: &Scenario, inner: &Scenario) -> Scenario {
        let mut scenario = outer.clone();
        scenario.faults.0.retain(|fault| self.strikes(fault).is_none());
        for fault in &inner.faults.0 {
            scenario.faults.put(Fault { step: self.of(&fault.step), ..fault.clone() });
        }
        scenario
    }
}
