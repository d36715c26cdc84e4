//! What a person asks for with the picture, written into the scenario.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::scenes::build::SceneProps;
use crate::app::stage::Scenario;
use crate::formats::codepipeline::scenario::{Answer, Push, Retry, RetryOf, Rollback, Setup, Stop, Switch, Verdict};
use crate::formats::with_setup;
use crate::rehearsal::Instant;

/// Where a change of the settings starts from, and whom it is told.
#[derive(Clone, PartialEq)]
pub struct Change {
    scenario: Rc<Scenario>,
    on_change: Callback<Scenario>,
    now: Instant,
}

impl Change {
    /// What is asked of a scene at the playhead.
    pub fn of(props: &SceneProps) -> Self {
        Self { scenario: props.scenario.clone(), on_change: props.on_change.clone(), now: props.now }
    }
}

/// Asks for the scenario with the pipeline's settings changed.
fn change(asked: &Change, change: impl FnOnce(&mut Setup)) {
    let mut setup = with_setup(&asked.scenario).setup;
    change(&mut setup);
    // Settings are plain words and numbers: they can always be written down.
    if let Ok(setup) = serde_json::to_value(setup) {
        asked.on_change.emit(Scenario { setup, ..(*asked.scenario).clone() });
    }
}

/// A button that changes the settings.
pub fn button(props: &SceneProps, class: &'static str, said: &str, act: impl Fn(&Change) + 'static) -> Html {
    let asked = Change::of(props);
    let onclick = move |event: MouseEvent| {
        // Beside a step, and not on it: its menu stays as it is.
        event.stop_propagation();
        act(&asked);
    };
    html! { <button type="button" {class} {onclick}>{ said.to_owned() }</button> }
}

/// One more push at the playhead. Its revision differs from those of the others.
pub fn push(asked: &Change) {
    let at = seconds(asked.now);
    change(asked, |setup| {
        let number = setup.pushes.len() as u32 + 1;
        // Seven digits that look like a commit's, the same whenever the same is done.
        let revision = format!("{:07x}", number.wrapping_mul(0x9E37_79B1) >> 4);
        setup.pushes.push(Push { at, revision, message: format!("Change {number}"), ..Push::default() });
    });
}

/// Answers an approval that was asked at `begun`.
pub fn answer(asked: &Change, address: &str, begun: Instant, verdict: Verdict, comment: String) {
    let after = seconds(Instant(asked.now.since(begun)));
    change(asked, |setup| {
        setup.approvals.insert(address.to_owned(), Answer { verdict, after, comment });
    });
}

/// Enables or disables the transition into a stage from the playhead on.
pub fn switch(asked: &Change, stage: &str, enabled: bool) {
    let at = seconds(asked.now);
    change(asked, |setup| {
        setup.transitions.retain(|other| other.stage != stage || other.at != at);
        let reason = if enabled { String::new() } else { "Disabled by hand".to_owned() };
        setup.transitions.push(Switch { stage: stage.to_owned(), at, enabled, reason });
    });
}

/// Stops an execution at the playhead.
pub fn stop(asked: &Change, execution: &str, abandon: bool) {
    let at = seconds(asked.now);
    change(asked, |setup| {
        setup.stops.retain(|other| other.execution != execution);
        let execution = execution.to_owned();
        setup.stops.push(Stop { execution, at, abandon, ..Stop::default() });
    });
}

/// Retries a stage whose first action failed at `failed`.
pub fn retry(asked: &Change, execution: &str, stage: &str, failed: Instant, mode: RetryOf) {
    let after = seconds(Instant(asked.now.since(failed)));
    change(asked, |setup| {
        let (execution, stage) = (execution.to_owned(), stage.to_owned());
        setup.retries.push(Retry { execution, stage, after, mode });
    });
}

/// Rolls a stage back at the playhead.
pub fn roll_back(asked: &Change, stage: &str) {
    let at = seconds(asked.now);
    change(asked, |setup| setup.rollbacks.push(Rollback { stage: stage.to_owned(), at, to: None }));
}

/// The first full second at or after an instant, so that what is asked for does not lie in the past.
fn seconds(at: Instant) -> u64 {
    at.0.div_ceil(1000)
}
