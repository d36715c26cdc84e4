//! What ends a build from outside, and what AWS leaves open.

use yew::prelude::*;

use super::Form;
use crate::app::scenario_panel::fields::{Number, choice};
use crate::app::scenario_panel::section as section_of;
use crate::formats::codebuild::scenario::ContinueEnds;

const ENDS: &[(ContinueEnds, &str)] = &[(ContinueEnds::Failed, "FAILED"), (ContinueEnds::Succeeded, "SUCCEEDED")];

/// Timeouts, a stop, and the end after `on-failure: CONTINUE`.
pub(super) fn section(form: &Form) -> Html {
    let setup = &form.setup;
    let timeout = Number { label: "Build timeout", note: "", unit: "min", bounds: (5, 2160), when_empty: None };
    let queued = Number { label: "Queue timeout", note: "", unit: "min", bounds: (5, 480), when_empty: None };
    let stop = Number {
        label: "Someone stops it after",
        note: "",
        unit: "s",
        bounds: (0, 2160 * 60),
        when_empty: Some("never"),
    };
    let set_timeout = form.set(|setup, minutes: u64| setup.build_timeout = minutes);
    let set_queued = form.set(|setup, minutes: u64| setup.queued_timeout = minutes);
    section_of(
        "What ends it",
        "",
        html! { <>
            { timeout.field(Some(setup.build_timeout), move |typed| typed.into_iter().for_each(&set_timeout)) }
            { queued.field(Some(setup.queued_timeout), move |typed| typed.into_iter().for_each(&set_queued)) }
            { stop.field(setup.stop_after, form.set(|setup, seconds| setup.stop_after = seconds)) }
            { choice(
                "A continued failure ends", "Counts where a phase says on-failure: CONTINUE. AWS does not document it.",
                ENDS, setup.continue_ends, form.set(|setup, ends| setup.continue_ends = ends),
            ) }
        </> },
    )
}
