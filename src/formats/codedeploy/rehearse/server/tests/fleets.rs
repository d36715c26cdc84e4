//! The deployments of a fleet that are worth showing.

use super::{hook, story, timeline, told, web, with};
use crate::formats::codedeploy::rehearse::server::plan::ServerPlan;
use crate::formats::codedeploy::scenario::{
    Alarm, Configuration, GreenFleet, Originals, Ready, Setup, Start, Style, Zonal,
};
use crate::rehearsal::{Fault, FaultKind, Scenario};

/// A file with one script, for a short story.
fn short() -> ServerPlan {
    ServerPlan { hooks: vec![hook("ValidateService", &["check.sh"])], ..ServerPlan::default() }
}

fn blue_green(instances: usize, faults: &[&str]) -> Scenario<Setup> {
    let mut scenario = with(instances, faults);
    scenario.setup.server.style = Style::BlueGreen;
    scenario.setup.server.configuration = Configuration::AllAtOnce;
    scenario.setup.server.blue_green.termination_wait = 5;
    scenario
}

#[test]
fn nine_instances_with_each_configuration() {
    let mut text = String::new();
    for configuration in [Configuration::AllAtOnce, Configuration::HalfAtATime, Configuration::OneAtATime] {
        for failing in [&[][..], &["fail i-02.ValidateService"], &["fail ValidateService"]] {
            let mut scenario = with(9, failing);
            scenario.setup.server.configuration = configuration;
            let faults = failing.join(", ");
            text.push_str(&format!("# {configuration:?} {faults}\n"));
            let starts = |line: &&str| !line.contains("download") && !line.contains("Install on");
            story(&short(), &scenario).lines().filter(starts).for_each(|line| text.push_str(&format!("{line}\n")));
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_last_of_nine_fails() {
    let mut scenario = with(9, &["fail i-09.ValidateService"]);
    scenario.setup.server.configuration = Configuration::OneAtATime;
    assert!(story(&short(), &scenario).ends_with("8 of 9 succeeded, 1 failed: the minimum still holds.\n"));
}

#[test]
fn ninety_five_percent_of_ten() {
    let mut scenario = with(10, &[]);
    (scenario.setup.server.configuration, scenario.setup.server.minimum) = (Configuration::FleetPercent, 95);
    insta::assert_snapshot!(story(&short(), &scenario));
}

#[test]
fn zones_bake() {
    let mut scenario = with(4, &[]);
    let server = &mut scenario.setup.server;
    (server.configuration, server.minimum, server.zones) = (Configuration::HostCount, 0, 2);
    server.zonal = Some(Zonal { monitor: 60, first_monitor: Some(120), minimum: 1, percent: false });
    insta::assert_snapshot!("zones_bake", told(&short(), &scenario));
    scenario.faults = with(4, &["fail i-01.ValidateService"]).faults;
    insta::assert_snapshot!("a_zone_gives_up", story(&short(), &scenario));
}

#[test]
fn what_has_failed_comes_first() {
    let mut scenario = with(3, &["fail earlier:1.i-03.ValidateService"]);
    scenario.setup.server.configuration = Configuration::OneAtATime;
    scenario.setup.server.earlier = vec![Default::default()];
    insta::assert_snapshot!(story(&short(), &scenario));
}

#[test]
fn a_stop_and_an_alarm() {
    let mut scenario = with(4, &[]);
    scenario.setup.stop_after = Some(20);
    scenario.setup.rollback.stop = true;
    insta::assert_snapshot!("a_stop", story(&short(), &scenario));
    let mut scenario = with(4, &[]);
    scenario.setup.rollback.alarms = vec![Alarm { name: "errors".to_owned(), after: Some(12), unreadable: false }];
    insta::assert_snapshot!("an_alarm", told(&short(), &scenario));
}

#[test]
fn blue_and_green() {
    let scenario = blue_green(2, &[]);
    insta::assert_snapshot!("blue_green", told(&web(), &scenario));
    let mut scenario = blue_green(2, &[]);
    scenario.setup.server.blue_green.fleet = GreenFleet::CopyAutoScalingGroup;
    scenario.setup.server.blue_green.originals = Originals::KeepAlive;
    insta::assert_snapshot!("blue_green_of_auto_scaling", story(&web(), &scenario));
}

#[test]
fn green_waits_to_be_ready() {
    let mut scenario = blue_green(2, &[]);
    let options = &mut scenario.setup.server.blue_green;
    (options.ready, options.ready_wait) = (Ready::StopDeployment, 60);
    insta::assert_snapshot!("nobody_continues", told(&short(), &scenario));
    scenario.setup.server.blue_green.continued_after = Some(10);
    insta::assert_snapshot!("someone_continues", story(&short(), &scenario));
}

#[test]
fn blue_gets_the_traffic_back() {
    let mut plan = short();
    plan.hooks.push(hook("AfterAllowTraffic", &["warm.sh"]));
    plan.hooks.push(hook("BeforeBlockTraffic", &["drain.sh"]));
    let mut scenario = blue_green(1, &["fail i-02.AfterAllowTraffic"]);
    scenario.setup.rollback.failure = true;
    insta::assert_snapshot!("blue_green_rollback", told(&plan, &scenario));
    scenario.faults = with(1, &["fail i-02.ValidateService"]).faults;
    insta::assert_snapshot!("green_fails_before_the_traffic", story(&plan, &scenario));
    scenario.faults = with(1, &["fail i-01.BlockTraffic"]).faults;
    insta::assert_snapshot!("blue_is_not_released", story(&plan, &scenario));
}

#[test]
fn auto_scaling_launches_and_terminates() {
    let mut scenario = with(2, &[]);
    scenario.setup.server.load_balancer = true;
    scenario.setup.server.start = Start::AutoScalingLaunch;
    insta::assert_snapshot!("auto_scaling_launch", told(&web(), &scenario));
    scenario.faults = with(2, &["fail ApplicationStart"]).faults;
    insta::assert_snapshot!("auto_scaling_launch_fails", story(&web(), &scenario));
    scenario.faults = with(2, &[]).faults;
    scenario.setup.server.start = Start::AutoScalingTermination;
    insta::assert_snapshot!("auto_scaling_termination", told(&web(), &scenario));
}

#[test]
fn a_restart_copies_nothing() {
    let mut scenario = with(2, &[]);
    scenario.setup.server.configuration = Configuration::AllAtOnce;
    scenario.setup.server.start = Start::Restart;
    insta::assert_snapshot!(told(&web(), &scenario));
}

#[test]
fn a_rollback_of_a_fleet() {
    let mut scenario = with(4, &["fail i-01.ValidateService", "fail i-02.ValidateService"]);
    scenario.setup.rollback.failure = true;
    insta::assert_snapshot!(story(&web(), &scenario));
}

#[test]
fn a_fault_means_a_step_on_every_instance() {
    let mut scenario = with(3, &["fail ValidateService"]);
    scenario.setup.rollback.failure = true;
    let server = &mut scenario.setup.server;
    (server.configuration, server.minimum, server.zones) = (Configuration::HostCount, 1, 2);
    server.zonal = Some(Zonal::default());
    let timeline = timeline(&short(), &scenario);
    let struck = |step: &str| {
        let step = timeline.struck(&Fault::new(step, FaultKind::Fail));
        step.map_or("none", |step| step.address.as_str())
    };
    assert_eq!(struck("i-02.Install"), "i-02.Install");
    assert_eq!(struck("ValidateService"), "i-01.ValidateService");
    assert_eq!(struck("ValidateService[0]"), "i-01.ValidateService[0]");
    assert_eq!(struck("rollback.Install"), "rollback.i-01.Install");
    assert_eq!(struck("earlier:1.Install"), "none");
    assert_eq!(struck("Instal"), "none");
}
