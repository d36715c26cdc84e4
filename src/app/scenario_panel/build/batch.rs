//! What counts where the file is started as a batch.

use yew::prelude::*;

use super::Form;
use crate::app::scenario_panel::fields::{Number, switch};
use crate::app::scenario_panel::section as section_of;

/// The batch's limits; nothing where the file is no batch.
pub(super) fn section(form: &Form) -> Html {
    let batch = &form.setup.batch;
    if form.panel.timeline.scene != "batch" && batch.on {
        return Html::default();
    }
    let at_once = Number {
        label: "Builds at once",
        note: "The account\u{2019}s limit; the others wait in the queue.",
        unit: "builds",
        bounds: (1, 10_000),
        when_empty: Some("no limit"),
    };
    let most = Number { label: "Builds in a batch", note: "", unit: "at most", bounds: (1, 100), when_empty: None };
    let timeout =
        Number { label: "Batch timeout", note: "", unit: "min", bounds: (5, 2160), when_empty: Some("never") };
    let set_most = form.set(|setup, most: u64| setup.batch.maximum_builds = most);
    section_of(
        "Batch",
        "",
        html! { <>
            { switch("Start it as a batch", "", batch.on, form.set(|setup, on| setup.batch.on = on)) }
            if batch.on {
                { at_once.field(
                    batch.concurrent_builds.map(|builds| builds as u64),
                    form.set(|setup, builds: Option<u64>| setup.batch.concurrent_builds = builds.map(|builds| builds as usize)),
                ) }
                { most.field(Some(batch.maximum_builds), move |typed| typed.into_iter().for_each(&set_most)) }
                { timeout.field(batch.timeout, form.set(|setup, minutes| setup.batch.timeout = minutes)) }
            }
        </> },
    )
}
