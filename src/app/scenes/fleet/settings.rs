//! The settings of a deployment to instances that are worth a word above its picture.

use super::super::traffic::{endings, setup};
use crate::app::stage::Scenario;
use crate::formats::codedeploy::scenario::{Configuration, Start, Style};

/// Style, configuration, instances and the revision before, each with its value; then what may end the deployment.
pub fn settings(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let setup = setup(scenario);
    let server = &setup.server;
    let style = match server.style {
        Style::InPlace => "in-place",
        Style::BlueGreen => "blue/green",
    };
    let balancer = server.load_balancer || server.style == Style::BlueGreen;
    let configuration = match server.configuration {
        Configuration::AllAtOnce => "AllAtOnce".to_owned(),
        Configuration::HalfAtATime => "HalfAtATime".to_owned(),
        Configuration::OneAtATime => "OneAtATime".to_owned(),
        Configuration::HostCount => format!("HOST_COUNT {}", server.minimum),
        Configuration::FleetPercent => format!("FLEET_PERCENT {} %", server.minimum),
    };
    let zones = if server.zonal().is_some() { format!(" in {} zones", server.zones) } else { String::new() };
    let before = server.before.as_ref().map_or("nothing", |before| &before.name);
    let mut said = vec![
        (style, if balancer { "with load balancer" } else { "without load balancer" }.to_owned()),
        ("configuration", configuration),
        ("instances", format!("{}{zones}", server.instances)),
        ("before", before.to_owned()),
    ];
    match server.start {
        Start::User => {}
        Start::Restart => said.push(("mode", "RESTART".to_owned())),
        Start::AutoScalingLaunch => said.push(("started by", "Auto Scaling launch".to_owned())),
        Start::AutoScalingTermination => said.push(("started by", "Auto Scaling termination".to_owned())),
    }
    said.extend(endings(&setup));
    said
}
