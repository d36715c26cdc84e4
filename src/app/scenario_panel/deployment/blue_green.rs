//! What counts in a blue/green deployment to instances.

use yew::prelude::*;

use super::Form;
use crate::app::scenario_panel::fields::{Number, choice};
use crate::app::scenario_panel::section as section_of;
use crate::formats::codedeploy::scenario::{GreenFleet, Originals, Ready, Style};

const STYLES: &[(Style, &str)] = &[(Style::InPlace, "in place"), (Style::BlueGreen, "blue/green")];

const FLEETS: &[(GreenFleet, &str)] = &[
    (GreenFleet::DiscoverExisting, "DISCOVER_EXISTING"),
    (GreenFleet::CopyAutoScalingGroup, "COPY_AUTO_SCALING_GROUP"),
];

/// What happens when replacements are ready, for instances and task sets.
pub(super) const READY: &[(Ready, &str)] =
    &[(Ready::ContinueDeployment, "CONTINUE_DEPLOYMENT"), (Ready::StopDeployment, "STOP_DEPLOYMENT")];

const ORIGINALS: &[(Originals, &str)] = &[(Originals::Terminate, "TERMINATE"), (Originals::KeepAlive, "KEEP_ALIVE")];

/// The longest wait of a deployment in minutes.
pub(super) const LONGEST: u64 = 2880;

/// The part of the form about blue/green deployments.
pub(super) fn section(form: &Form) -> Html {
    let (server, it) = (&form.setup.server, &form.setup.server.blue_green);
    let wait = |label, when_empty| Number { label, note: "", unit: "min", bounds: (0, LONGEST), when_empty };
    let set_ready = form.set(|setup, minutes: u64| setup.server.blue_green.ready_wait = minutes);
    let set_termination = form.set(|setup, minutes: u64| setup.server.blue_green.termination_wait = minutes);
    section_of(
        "Where the revision goes",
        "",
        html! { <>
            { choice("Deployment type", "", STYLES, server.style, form.set(|setup, style| setup.server.style = style)) }
            if server.style == Style::BlueGreen {
                { choice("Replacements", "", FLEETS, it.fleet, form.set(|setup, fleet| setup.server.blue_green.fleet = fleet)) }
                { choice("When they are ready", "", READY, it.ready, form.set(|setup, ready| setup.server.blue_green.ready = ready)) }
                if it.ready == Ready::StopDeployment {
                    { wait("It waits", None).field(Some(it.ready_wait), move |typed| typed.into_iter().for_each(&set_ready)) }
                    { wait("Someone continues after", Some("never")).field(it.continued_after,
                        form.set(|setup, minutes| setup.server.blue_green.continued_after = minutes)) }
                }
                { choice("Originals", "", ORIGINALS, it.originals, form.set(|setup, originals| setup.server.blue_green.originals = originals)) }
                if it.originals == Originals::Terminate {
                    { wait("Before they are terminated", None).field(
                        Some(it.termination_wait), move |typed| typed.into_iter().for_each(&set_termination)) }
                }
            }
        </> },
    )
}
