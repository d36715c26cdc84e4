//! The form of a build.

mod batch;
mod limits;
mod project;
mod ways;

use yew::prelude::*;

use super::{ScenarioPanelProps, durations, faults};
use crate::formats::codebuild::scenario::Setup;
use crate::rehearsal::Step;

type Form = super::Form<Setup>;

/// The phases in which the service works by itself; the others take as long as their commands.
const OWN: &[&str] = &[
    "QUEUED",
    "PROVISIONING",
    "DOWNLOAD_SOURCE",
    "UPLOAD_ARTIFACTS",
    "FINALIZING",
    "DOWNLOAD_BATCHSPEC",
    "COMBINE_ARTIFACTS",
];

/// The parts of the form.
pub(super) fn fields(panel: &ScenarioPanelProps) -> Html {
    let form = Form::of(panel);
    html! { <>
        { faults::section(panel, &|index, fault, step| ways::way(&form, index, fault, step)) }
        { project::section(&form) }
        { limits::section(&form) }
        { batch::section(&form) }
        { durations::section(panel, takes_time) }
    </> }
}

fn takes_time(step: &Step) -> bool {
    matches!(step.kind.as_str(), "command" | "finally") || OWN.contains(&step.label.as_str())
}
