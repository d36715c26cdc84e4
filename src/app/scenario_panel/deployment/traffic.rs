//! How traffic shifts to a task set or a function's version.

use yew::prelude::*;

use super::Form;
use super::blue_green::{LONGEST, READY};
use crate::app::scenario_panel::fields::{Number, choice, switch};
use crate::app::scenario_panel::section as section_of;
use crate::formats::codedeploy::scenario::{Ready, Shifting};

const SHIFTING: &[(Shifting, &str)] =
    &[(Shifting::AllAtOnce, "all at once"), (Shifting::Canary, "canary"), (Shifting::Linear, "linear")];

/// The part of the form about the traffic.
pub(super) fn section(form: &Form) -> Html {
    let traffic = &form.setup.traffic;
    let number = |label, unit, bounds, when_empty| Number { label, note: "", unit, bounds, when_empty };
    let set_percent = form.set(|setup, percent: u64| setup.traffic.percent = percent as u32);
    let set_interval = form.set(|setup, minutes: u64| setup.traffic.interval = minutes as u32);
    let set_ready = form.set(|setup, minutes: u64| setup.traffic.ready_wait = minutes);
    let set_termination = form.set(|setup, minutes: u64| setup.traffic.termination_wait = minutes);
    section_of(
        "Traffic",
        "",
        html! { <>
            { choice("It shifts", "", SHIFTING, traffic.shifting, form.set(|setup, shifting| setup.traffic.shifting = shifting)) }
            if traffic.shifting != Shifting::AllAtOnce {
                { number("A step moves", "%", (1, 99), None).field(
                    Some(u64::from(traffic.percent)), move |typed| typed.into_iter().for_each(&set_percent)) }
                { number("Between two steps", "min", (1, LONGEST), None).field(
                    Some(u64::from(traffic.interval)), move |typed| typed.into_iter().for_each(&set_interval)) }
            }
            { switch("A test listener", "Only ECS has one.", traffic.test_listener,
                form.set(|setup, on| setup.traffic.test_listener = on)) }
            { choice("When the task set is ready", "Only for ECS.", READY, traffic.ready,
                form.set(|setup, ready| setup.traffic.ready = ready)) }
            if traffic.ready == Ready::StopDeployment {
                { number("It waits", "min", (0, LONGEST), None).field(
                    Some(traffic.ready_wait), move |typed| typed.into_iter().for_each(&set_ready)) }
                { number("Someone continues after", "min", (0, LONGEST), Some("never")).field(traffic.continued_after,
                    form.set(|setup, minutes| setup.traffic.continued_after = minutes)) }
            }
            { number("Before the original is terminated", "min", (0, LONGEST), None).field(
                Some(traffic.termination_wait), move |typed| typed.into_iter().for_each(&set_termination)) }
        </> },
    )
}
