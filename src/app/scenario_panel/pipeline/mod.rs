//! The form of a pipeline.

mod approvals;
mod done;
mod pushes;

use yew::prelude::*;

use super::{ScenarioPanelProps, durations, faults};
use crate::formats::codepipeline::scenario::Setup;

type Form = super::Form<Setup>;

/// The parts of the form.
pub(super) fn fields(panel: &ScenarioPanelProps) -> Html {
    let form = Form::of(panel);
    html! { <>
        { faults::section(panel, &|_, _, _| Html::default()) }
        { pushes::section(&form) }
        { approvals::section(&form) }
        { done::section(&form) }
        { durations::section(panel, |step| step.kind == "action") }
    </> }
}
