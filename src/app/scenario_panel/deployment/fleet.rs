//! The fleet: its instances, what keeps it healthy, and what was on it before.

use yew::prelude::*;

use super::Form;
use crate::app::scenario_panel::fields::{Number, choice, switch};
use crate::app::scenario_panel::section as section_of;
use crate::formats::codedeploy::model::FileExistsBehavior;
use crate::formats::codedeploy::scenario::{Configuration, Revision, Start, Zonal};

const STARTS: &[(Start, &str)] = &[
    (Start::User, "A person or a pipeline"),
    (Start::Restart, "A person, in the mode RESTART"),
    (Start::AutoScalingLaunch, "Auto Scaling launches an instance"),
    (Start::AutoScalingTermination, "Auto Scaling terminates an instance"),
];

const CONFIGURATIONS: &[(Configuration, &str)] = &[
    (Configuration::AllAtOnce, "CodeDeployDefault.AllAtOnce"),
    (Configuration::HalfAtATime, "CodeDeployDefault.HalfAtATime"),
    (Configuration::OneAtATime, "CodeDeployDefault.OneAtATime"),
    (Configuration::HostCount, "custom: HOST_COUNT"),
    (Configuration::FleetPercent, "custom: FLEET_PERCENT"),
];

const BEHAVIORS: &[(Option<FileExistsBehavior>, &str)] = &[
    (None, "not said"),
    (Some(FileExistsBehavior::Disallow), "DISALLOW"),
    (Some(FileExistsBehavior::Overwrite), "OVERWRITE"),
    (Some(FileExistsBehavior::Retain), "RETAIN"),
];

/// The part of the form about the fleet.
pub(super) fn section(form: &Form) -> Html {
    let server = &form.setup.server;
    let number = |label, unit, bounds| Number { label, note: "", unit, bounds, when_empty: None };
    let set_instances = form.set(|setup, count: u64| setup.server.instances = count as usize);
    let set_zones = form.set(|setup, count: u64| setup.server.zones = count as usize);
    let set_minimum = form.set(|setup, minimum: u64| setup.server.minimum = minimum as u32);
    let minimum = match server.configuration {
        Configuration::HostCount => Some(number("Stay healthy", "instances", (0, 200))),
        Configuration::FleetPercent => Some(number("Stay healthy", "%", (0, 99))),
        _ => None,
    };
    section_of(
        "Fleet",
        "",
        html! { <>
            { number("Instances", "", (1, 200)).field(
                Some(server.instances as u64), move |typed| typed.into_iter().for_each(&set_instances)) }
            { number("Availability Zones", "", (1, 6)).field(
                Some(server.zones as u64), move |typed| typed.into_iter().for_each(&set_zones)) }
            { choice("Started by", "", STARTS, server.start, form.set(|setup, start| setup.server.start = start)) }
            { switch("A load balancer", "", server.load_balancer, form.set(|setup, on| setup.server.load_balancer = on)) }
            { choice("Deployment configuration", "", CONFIGURATIONS, server.configuration,
                form.set(|setup, configuration| setup.server.configuration = configuration)) }
            if let Some(minimum) = minimum {
                { minimum.field(
                    Some(u64::from(server.minimum)), move |typed| typed.into_iter().for_each(&set_minimum)) }
                { switch("One zone after another", "", server.zonal.is_some(),
                    form.set(|setup, on: bool| setup.server.zonal = on.then(Zonal::default))) }
                if let Some(zonal) = server.zonal { { zonal_fields(form, zonal) } }
            }
            { switch("An earlier revision is installed", "", server.before.is_some(),
                form.set(|setup, on: bool| setup.server.before = on.then(Revision::default))) }
            { switch("ignore-application-stop-failures", "", server.ignore_application_stop_failures,
                form.set(|setup, on| setup.server.ignore_application_stop_failures = on)) }
            { choice("File exists behavior", "Of the deployment; the file\u{2019}s own comes before it.", BEHAVIORS,
                server.file_exists_behavior, form.set(|setup, behavior| setup.server.file_exists_behavior = behavior)) }
        </> },
    )
}

/// How a zone bakes.
fn zonal_fields(form: &Form, zonal: Zonal) -> Html {
    let monitor = Number { label: "A zone bakes", note: "", unit: "s", bounds: (0, 172_800), when_empty: None };
    let first = Number {
        label: "The first zone bakes",
        note: "",
        unit: "s",
        bounds: (0, 172_800),
        when_empty: Some("as the others"),
    };
    let set_monitor = form.set(|setup, seconds: u64| {
        if let Some(zonal) = &mut setup.server.zonal {
            zonal.monitor = seconds;
        }
    });
    let set_first = form.set(|setup, seconds| {
        if let Some(zonal) = &mut setup.server.zonal {
            zonal.first_monitor = seconds;
        }
    });
    html! { <>
        { monitor.field(Some(zonal.monitor), move |typed| typed.into_iter().for_each(&set_monitor)) }
        { first.field(zonal.first_monitor, set_first) }
    </> }
}
