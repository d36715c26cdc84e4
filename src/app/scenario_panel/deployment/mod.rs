//! The form of a deployment.

mod blue_green;
mod fleet;
mod group;
mod traffic;
mod ways;

use yew::prelude::*;

use super::{ScenarioPanelProps, durations, faults};
use crate::formats::codedeploy::scenario::Setup;

type Form = super::Form<Setup>;

/// The parts of the form.
pub(super) fn fields(panel: &ScenarioPanelProps) -> Html {
    let form = Form::of(panel);
    let is_fleet = panel.timeline.scene == "fleet";
    let own = if is_fleet {
        html! { <>{ fleet::section(&form) }{ blue_green::section(&form) }</> }
    } else {
        traffic::section(&form)
    };
    html! { <>
        { faults::section(panel, &|index, fault, step| ways::way(&form, index, fault, step)) }
        { own }
        { group::section(&form, is_fleet) }
        { durations::section(panel, |step| matches!(step.kind.as_str(), "script" | "hook")) }
    </> }
}
