//! The stage: a run as a moving picture.

mod assumptions;
pub mod glyph;
pub mod hands;
mod head;
pub mod keys;
pub mod run;
pub mod same;
pub mod step_menu;
pub mod width;
pub mod words;

use std::rc::Rc;

use yew::prelude::*;

pub use assumptions::Assumptions;

use self::hands::{Doings, Hands};
use self::head::Head;
use self::run::Run;
use self::same::Same;
use self::step_menu::StepMenu;
use super::log_view::LogView;
use super::scenario_panel::ScenarioPanel;
use super::scenes::build::{Rewrite, SceneProps, rewrite, settings};
use super::scenes::pipeline::{self, PipelineScene};
use super::scenes::{self, fleet, traffic};
use crate::rehearsal::{Fault, FaultKind, Instant, Playback, StepId, Timeline};
use crate::syntax::{LineIndex, Span};

/// What a person wants to see, as the page holds it: the format's own settings are as they are written.
pub type Scenario = crate::rehearsal::Scenario<serde_json::Value>;

/// What the stage shows, and whom it tells what a person does.
#[derive(Properties, Clone)]
pub struct StageProps {
    /// The run.
    pub timeline: Rc<Timeline>,
    /// Its index.
    pub playback: Rc<Playback>,
    /// The instant that is shown.
    pub now: Instant,
    /// Whether time runs.
    pub playing: bool,
    /// The step that was chosen.
    pub selected: Option<StepId>,
    /// Whether the picture is an older one, because the file cannot be read just now.
    pub stale: bool,
    /// The file's text, for the numbers of its lines.
    #[prop_or_default]
    pub source: Option<Rc<str>>,
    /// What was asked to be seen.
    pub scenario: Rc<Scenario>,
    /// A step was chosen, or none.
    pub on_select: Callback<Option<StepId>>,
    /// A fault was put at an address, or those there were taken away.
    pub on_fault: Callback<(String, Option<FaultKind>)>,
    /// A place in the file was asked for.
    pub on_goto: Callback<Span>,
    /// A line is to be written into the file.
    pub on_write: Callback<Rewrite>,
    /// The playhead is to move.
    pub on_seek: Callback<Instant>,
    /// Another scenario was asked for.
    pub on_change: Callback<Scenario>,
    /// The address of the step whose inner rehearsal is open.
    #[prop_or_default]
    pub open: Option<AttrValue>,
    /// The inner rehearsal of the step at an address is to be opened, or the open one closed.
    #[prop_or_default]
    pub on_zoom: Callback<Option<String>>,
    /// A place in another file of the workspace was asked for: the file's name, and where in it.
    #[prop_or_default]
    pub on_open: Callback<(String, Span)>,
    /// The rehearsal of another file of the workspace is to be shown on its own.
    #[prop_or_default]
    pub on_alone: Callback<String>,
}

/// By pointer where values are shared: a frame must not cost a comparison of two whole runs.
impl PartialEq for StageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.timeline, &other.timeline)
            && Rc::ptr_eq(&self.playback, &other.playback)
            && (self.now, self.playing, self.selected, self.stale)
                == (other.now, other.playing, other.selected, other.stale)
            && self.source == other.source
            && self.scenario == other.scenario
            && self.on_select == other.on_select
            && self.on_fault == other.on_fault
            && self.on_goto == other.on_goto
            && self.on_write == other.on_write
            && self.on_seek == other.on_seek
            && self.on_change == other.on_change
            && self.open == other.open
            && self.on_zoom == other.on_zoom
            && self.on_open == other.on_open
            && self.on_alone == other.on_alone
    }
}

/// The stage: its head, and the scene that the timeline names.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let run = use_memo((Same(props.timeline.clone()), Same(props.playback.clone())), |(timeline, playback)| {
        Run::new(timeline.0.clone(), playback.0.clone())
    });
    let run = (*run).clone();
    let lines = use_memo(props.source.clone(), |source| source.as_deref().map(LineIndex::new));
    let (menu, panel, log) = (use_state(|| None), use_state(|| false), use_state(|| false));
    let node = use_node_ref();
    let hands = use_memo((), |()| Hands::default());
    let hands = (*hands).clone();
    hands.give(Doings {
        select: props.on_select.clone(),
        fault: props.on_fault.clone(),
        fail_once: {
            let (scenario, on_change) = (props.scenario.clone(), props.on_change.clone());
            Callback::from(move |address: String| {
                let mut scenario = (*scenario).clone();
                scenario.faults.put(Fault { attempt: Some(1), ..Fault::new(address, FaultKind::Fail) });
                on_change.emit(scenario);
            })
        },
        write: props.on_write.clone(),
        goto: props.on_goto.clone(),
        seek: props.on_seek.clone(),
        menu: {
            let menu = menu.clone();
            Callback::from(move |step| menu.set(step))
        },
        log: {
            let log = log.clone();
            Callback::from(move |()| log.set(true))
        },
        zoom: props.on_zoom.clone(),
        open: props.on_open.clone(),
        alone: props.on_alone.clone(),
    });
    // A new run may have other steps: a menu of the old one would speak of the wrong step.
    use_effect_with(run.clone(), {
        let menu = menu.clone();
        move |_| menu.set(None)
    });

    let at = run.tick(props.now);
    // What goes wrong inside a step shows at the step as well.
    let struck = |fault: &Fault| {
        let holder = || run.timeline().step(fault.step.split_once('/')?.0);
        Some(run.timeline().step(&fault.step).or_else(holder)?.0)
    };
    let faulted: Vec<StepId> = props.scenario.faults.0.iter().filter_map(struck).collect();
    let said_lines =
        |place: Option<Span>| lines.as_ref().as_ref().zip(place).map(|(lines, place)| line_words(lines, place));
    let said = {
        let lines = lines.clone();
        Callback::from(move |place: Span| lines.as_ref().as_ref().map(|lines| line_words(lines, place)))
    };
    let onclick = {
        let (hands, menu) = (hands.clone(), *menu);
        move |event: MouseEvent| {
            if keys::is_inner(&event) {
                hands.menu(None);
            } else {
                keys::click(&event, &hands, menu);
            }
        }
    };
    let oncontextmenu = {
        let hands = hands.clone();
        move |event: MouseEvent| {
            if !keys::is_inner(&event) {
                keys::context_menu(&event, &hands);
            }
        }
    };
    let onkeydown = {
        let (hands, run, scenario) = (hands.clone(), run.clone(), props.scenario.clone());
        move |event: KeyboardEvent| {
            if !keys::is_inner(&event) {
                keys::key(&event, &run, &scenario.faults, &hands);
            }
        }
    };
    let toggle = |state: &UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |open| state.set(open))
    };
    // While the picture is of an older text, its places are not those of the file.
    let source = props.source.as_deref().filter(|_| !props.stale);
    let rewrite = source.and_then(|source| rewrite(&run, &props.scenario, source));
    let class = classes!("stage", props.playing.then_some("playing"), props.stale.then_some("stale"));
    let scene = SceneProps {
        run: run.clone(),
        now: props.now,
        selected: props.selected,
        faulted,
        lines: said,
        scenario: props.scenario.clone(),
        rewrite,
        on_change: props.on_change.clone(),
        hands: hands.clone(),
    };
    let scene = match run.timeline().scene.as_str() {
        "pipeline" => html! { <PipelineScene {scene} open={props.open.clone()} /> },
        _ => scenes::draw(scene),
    };
    let settings = match run.timeline().scene.as_str() {
        "fleet" => fleet::settings(&props.scenario),
        "pipeline" => pipeline::settings(&props.scenario),
        "traffic" => traffic::settings(&run, &props.scenario),
        _ => settings(&props.scenario),
    };
    html! {
        <section {class} ref={node.clone()} aria-label="Stage" {onclick} {oncontextmenu} {onkeydown}>
            <Head
                run={run.clone()} {at} scenario={props.scenario.clone()} {settings}
                is_panel_open={*panel} on_panel={toggle(&panel)} is_log_open={*log} on_log={toggle(&log)} hands={hands.clone()}
            />
            if *panel {
                <ScenarioPanel
                    scenario={props.scenario.clone()} timeline={props.timeline.clone()}
                    on_change={props.on_change.clone()} on_close={toggle(&panel).reform(|()| false)}
                />
            }
            <div class="scene">
                if *log {
                    <LogView timeline={props.timeline.clone()} now={props.now} on_seek={props.on_seek.clone()} />
                } else {
                    { scene }
                }
            </div>
            if let Some((id, step)) = menu.and_then(|id| Some((id, run.step(id)?))) {
                <StepMenu
                    key={id.0} run={run.clone()} step={id} {at} stage={node} hands={hands.clone()}
                    fault={fault_of(&run, &props.scenario, id, &step.address)}
                    lines={said_lines(run.place(id))}
                />
            }
        </section>
    }
}

/// What was made to go wrong at a step, or at that step on every instance.
pub fn fault_of(run: &Run, scenario: &Scenario, id: StepId, address: &str) -> Option<Fault> {
    let at = |address: &str| scenario.faults.0.iter().find(|fault| fault.step == address).cloned();
    at(address).or_else(|| at(&run.on_every_instance(id)?))
}

/// The lines of a place, counted from 1: `Line 7`, `Lines 13–20`.
fn line_words(lines: &LineIndex, place: Span) -> AttrValue {
    let first = lines.line_of(place.start) + 1;
    // A block ends where the next line begins, and does not reach into it.
    let last = lines.line_of(place.end.saturating_sub(1).max(place.start)) + 1;
    if first == last { format!("Line {first}").into() } else { format!("Lines {first}\u{2013}{last}").into() }
}
