//! The laws of every timeline, on random deployments and scenarios.

use proptest::prelude::*;

use super::hook;
use crate::formats::codedeploy::model::FileExistsBehavior;
use crate::formats::codedeploy::rehearse::server::plan::{FileEntry, Refusal, RefusalPoint, ServerPlan};
use crate::formats::codedeploy::rehearse::server::rehearse;
use crate::formats::codedeploy::scenario::{
    Alarm, Configuration, GreenFleet, Hooks, Originals, OtherHook, Ready, Revision, Setup, Start, Style, Zonal,
};
use crate::rehearsal::{Fault, FaultKind, Faults, Scenario, Timeline, broken_laws};

const EVENTS: [&str; 8] = [
    "BeforeBlockTraffic",
    "ApplicationStop",
    "BeforeInstall",
    "Install",
    "AfterInstall",
    "ValidateService",
    "AfterAllowTraffic",
    "AfterInstal",
];

fn plans() -> impl Strategy<Value = ServerPlan> {
    let hooks = prop::collection::vec((prop::sample::select(EVENTS.to_vec()), 0_usize..3), 0..5);
    let source = prop::sample::select(vec!["/", "dist/", "a.txt", "b/*.jar", "../c"]);
    let destination = prop::sample::select(vec!["/srv/web", "/srv", "/", "relative", "/srv/web/a.txt"]);
    let files = prop::collection::vec((source, destination), 0..4);
    let behavior = prop::sample::select(vec![
        None,
        Some(FileExistsBehavior::Disallow),
        Some(FileExistsBehavior::Overwrite),
        Some(FileExistsBehavior::Retain),
    ]);
    let refusal = prop::sample::select(vec![
        None,
        None,
        Some(RefusalPoint::Parsing),
        Some(RefusalPoint::Install),
        Some(RefusalPoint::Planning),
    ]);
    (hooks, files, behavior, refusal, any::<bool>()).prop_map(|(hooks, files, behavior, refusal, windows)| {
        let entry = |(source, destination): (&str, &str)| FileEntry {
            source: source.to_owned(),
            destination: destination.to_owned(),
            place: None,
        };
        let refused = |point| Refusal { point, message: "refused".to_owned(), place: None, assumed: None };
        ServerPlan {
            windows,
            files: files.into_iter().map(entry).collect(),
            file_exists_behavior: behavior,
            hooks: hooks.into_iter().map(|(event, number)| hook(event, &["a.sh", "b.sh"][..number])).collect(),
            refusals: refusal.into_iter().map(refused).collect(),
            notes: Vec::new(),
        }
    })
}

fn revision() -> impl Strategy<Value = Revision> {
    let hooks = prop_oneof![
        Just(Hooks::Same),
        Just(Hooks::None),
        any::<bool>().prop_map(|fails| {
            Hooks::These(vec![OtherHook { event: "ApplicationStop".to_owned(), location: None, fails }])
        }),
    ];
    let files = prop::option::of(Just(vec!["/srv/web/old.html".to_owned(), "/srv/old.html".to_owned()]));
    (prop::sample::select(vec!["r39", "r41"]), hooks, files).prop_map(|(name, hooks, files)| Revision {
        name: name.to_owned(),
        hooks,
        files,
    })
}

fn faults() -> impl Strategy<Value = Faults> {
    let steps = [
        "i-01.ApplicationStop",
        "ApplicationStop",
        "i-02.BeforeInstall[0]",
        "Install",
        "i-02.AllowTraffic",
        "BlockTraffic",
        "rollback.i-01.ValidateService",
        "rollback.Install",
        "earlier:1.ValidateService",
        "ValidateService",
        "i-03.DownloadBundle",
    ];
    let kind = prop_oneof![3 => Just(FaultKind::Fail), 1 => Just(FaultKind::TimeOut), 1 => Just(FaultKind::Stop)];
    let details = vec![None, Some("missing"), Some("open_pipe"), Some("agent_down"), Some("disk_full")];
    let fault = (prop::sample::select(steps.to_vec()), kind, prop::sample::select(details));
    let fault =
        fault.prop_map(|(step, kind, detail)| Fault { detail: detail.map(str::to_owned), ..Fault::new(step, kind) });
    prop::collection::vec(fault, 0..3).prop_map(Faults)
}

fn scenarios() -> impl Strategy<Value = Scenario<Setup>> {
    let configuration = prop::sample::select(vec![
        Configuration::AllAtOnce,
        Configuration::HalfAtATime,
        Configuration::OneAtATime,
        Configuration::HostCount,
        Configuration::FleetPercent,
    ]);
    let zonal = prop::option::weighted(0.3, (0_u64..90, 0_u32..2, any::<bool>()));
    let fleet = (1_usize..7, 1_usize..4, any::<bool>(), configuration, 0_u32..4, zonal);
    let style = prop_oneof![2 => Just(Style::InPlace), 1 => Just(Style::BlueGreen)];
    let start = prop_oneof![
        4 => Just(Start::User),
        1 => Just(Start::Restart),
        1 => Just(Start::AutoScalingLaunch),
        1 => Just(Start::AutoScalingTermination),
    ];
    let revisions = (prop::option::of(revision()), prop::collection::vec(revision(), 0..3));
    let ends = (prop::option::of(0_u64..300), prop::option::of(0_u64..300), any::<bool>(), any::<bool>());
    let waits = (any::<bool>(), any::<bool>(), any::<bool>(), prop::option::of(0_u64..20));
    (fleet, style, start, revisions, ends, waits, faults()).prop_map(
        |(fleet, style, start, (before, earlier), (stop, alarm, rolls_back, ignores), waits, faults)| {
            let mut scenario = Scenario { faults, ..Scenario::<Setup>::default() };
            let setup = &mut scenario.setup;
            setup.stop_after = stop;
            let rollback = &mut setup.rollback;
            (rollback.failure, rollback.alarm, rollback.stop) = (rolls_back, rolls_back, rolls_back);
            rollback.alarms = vec![Alarm { name: "errors".to_owned(), after: alarm, unreadable: false }];
            let server = &mut setup.server;
            let (instances, zones, load_balancer, configuration, minimum, zonal) = fleet;
            (server.instances, server.zones, server.load_balancer) = (instances, zones, load_balancer);
            (server.configuration, server.minimum) = (configuration, minimum);
            server.zonal =
                zonal.map(|(monitor, minimum, percent)| Zonal { monitor, first_monitor: None, minimum, percent });
            (server.style, server.start, server.before, server.earlier) = (style, start, before, earlier);
            server.ignore_application_stop_failures = ignores;
            server.foreign = vec!["/srv/web/index.html".to_owned()];
            scenario.durations.0.insert("DownloadBundle".to_owned(), if ignores { 0 } else { 6_000 });
            scenario.durations.0.insert("Install".to_owned(), if ignores { 0 } else { 6_000 });
            let options = &mut scenario.setup.server.blue_green;
            let (stops, launches, keeps, continued) = waits;
            (options.continued_after, options.ready_wait, options.termination_wait) = (continued, 10, 5);
            if stops {
                options.ready = Ready::StopDeployment;
            }
            if launches {
                options.fleet = GreenFleet::CopyAutoScalingGroup;
            }
            if keeps {
                options.originals = Originals::KeepAlive;
            }
            scenario
        },
    )
}

proptest! {
    #[test]
    fn the_laws_hold(plan in plans(), scenario in scenarios()) {
        let timeline = rehearse(&plan, &scenario);
        prop_assert_eq!(broken_laws(&timeline), Vec::<String>::new());
        prop_assert_ne!(&timeline.outcome.word, Timeline::UNFINISHED);
        prop_assert_eq!(rehearse(&plan, &scenario), timeline);
    }
}

#[test]
fn two_hundred_instances_stay_within_the_limits() {
    let mut scenario = super::with(200, &["fail i-200.ValidateService", "fail i-199.ValidateService"]);
    scenario.setup.server.load_balancer = true;
    scenario.setup.server.configuration = Configuration::OneAtATime;
    scenario.setup.rollback.failure = true;
    let timeline = rehearse(&super::web(), &scenario);
    assert_eq!(broken_laws(&timeline), Vec::<String>::new());
    assert_eq!(timeline.outcome.word, "Failed");
    assert!(timeline.steps.len() > 200 * 13 * 2, "{}", timeline.steps.len());
}
