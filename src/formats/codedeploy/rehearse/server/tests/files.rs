//! Files as they are written, rehearsed.

use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::rehearse::rehearse;
use crate::formats::codedeploy::scenario::Agent;
use crate::formats::codedeploy::settings::Settings;
use crate::rehearsal::{Timeline, broken_laws};
use crate::syntax::Document;

const HEAD: &str = "version: 0.0\nos: linux\n";

fn played(text: &str, agent: Agent) -> Timeline {
    let file = AppSpecFile::read(Document::read(text), Settings::default());
    let mut scenario = super::with(1, &[]);
    scenario.setup.server.agent = agent;
    let timeline = rehearse(&file, &[], &scenario);
    assert_eq!(broken_laws(&timeline), Vec::<String>::new());
    timeline
}

/// The step at which it fails, and why; or how it ends.
fn fails(text: &str, agent: Agent) -> String {
    let timeline = played(&format!("{HEAD}{text}"), agent);
    let failed = timeline.steps.iter().find(|step| step.kind == "event" && step.detail.is_some());
    failed.map_or(timeline.outcome.word.clone(), |step| {
        format!("{}: {}", step.label, step.why.clone().unwrap_or_default())
    })
}

#[test]
fn a_file_is_read() {
    let text = format!(
        "{HEAD}files:\n  - source: /\n    destination: /srv/web\nhooks:\n  ApplicationStop:\n    - location: stop.sh\n  \
         ValidateService:\n    - location: check.sh\n      timeout: 5\n      runas: web\n"
    );
    let timeline = played(&text, Agent::V1);
    let step = |address: &str| timeline.step(address).map(|(_, step)| step.clone()).unwrap();
    let script = step("i-01.ValidateService[0]");
    assert_eq!(script.place.map(|place| place.text(&text)), Some("check.sh"));
    // It takes longer than its timeout.
    assert_eq!(
        script.why.as_deref(),
        Some(
            "Script at specified location: check.sh run as user web failed to complete in 5 seconds. r42's script: \
             the revision that is being deployed."
        )
    );
    assert_eq!(step("i-01.ApplicationStop").place.map(|place| place.text(&text)), Some("ApplicationStop"));
}

#[test]
fn what_the_agent_refuses_fails_when_it_does() {
    let stop = "hooks:\n  ApplicationStop:\n    - location: stop.sh\n";
    assert_eq!(fails(stop, Agent::V1), "Succeeded");
    let misspelt = fails(&format!("{stop}  AfterInstal:\n    - location: a.sh\n"), Agent::V1);
    assert!(misspelt.starts_with("Install: ") && misspelt.contains("unknown lifecycle events"), "{misspelt}");
    let reserved = format!("{stop}  Install:\n    - location: a.sh\n");
    assert_eq!(fails(&reserved, Agent::V1), "Succeeded");
    let told = played(&format!("{HEAD}{reserved}"), Agent::V1).narration;
    assert!(told.iter().any(|told| told.text.contains("The scripts under `Install` never run")));
    let version = played("version: 1\nos: linux\n", Agent::V1);
    let failed = version.steps.iter().find(|step| step.label == "BeforeInstall").unwrap();
    assert!(failed.why.as_deref().unwrap_or_default().contains("version"), "{failed:?}");
}

#[test]
fn the_generations_read_a_timeout_differently() {
    let odd = "hooks:\n  ValidateService:\n    - location: check.sh\n      timeout: 300s\n";
    assert_eq!(fails(odd, Agent::V1), "Succeeded");
    assert!(fails(odd, Agent::V2).starts_with("BeforeInstall: "));
}

#[test]
fn no_file_at_all_is_refused() {
    let timeline = played("os: linux\nfiles: []\n", Agent::V1);
    assert_eq!(timeline.outcome.word, "Failed");
}
