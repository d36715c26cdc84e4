//! The settings of a deployment that are worth a word above its picture.

use super::input;
use crate::app::stage::Scenario;
use crate::app::stage::run::Run;
use crate::app::stage::words::clock;
use crate::formats::codedeploy::scenario::Setup;
use crate::rehearsal::Instant;

/// The deployment's settings, as far as the scenario can be read; what it does not say has its usual value.
pub fn setup(scenario: &Scenario) -> Setup {
    serde_json::from_value(scenario.setup.clone()).unwrap_or_default()
}

/// Deployment configuration, rollback, alarms and a stop, each with its value.
pub fn settings(run: &Run, scenario: &Scenario) -> Vec<(&'static str, String)> {
    let configuration = input(run, "deployment configuration");
    let configuration = configuration.strip_prefix("CodeDeployDefault.").unwrap_or(configuration);
    let mut said = vec![("configuration", configuration.to_owned())];
    said.extend(endings(&setup(scenario)));
    said
}

/// When a deployment on any platform is rolled back, its alarms and its stop, each with its value.
pub fn endings(setup: &Setup) -> Vec<(&'static str, String)> {
    let rollback = &setup.rollback;
    let triggers = [(rollback.failure, "failure"), (rollback.alarm, "alarm"), (rollback.stop, "stop")];
    let triggers: Vec<&str> = triggers.into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| name).collect();
    let triggers = if triggers.is_empty() { "never".to_owned() } else { format!("on {}", triggers.join(", ")) };
    let mut said = vec![("rollback", triggers)];
    let at = |seconds: u64| clock(Instant(seconds.saturating_mul(1000)));
    for alarm in &rollback.alarms {
        if let Some(after) = alarm.after {
            let does = if alarm.unreadable { "cannot be read from" } else { "rings at" };
            said.push(("alarm", format!("{} {does} {}", alarm.name, at(after))));
        }
    }
    if let Some(after) = setup.stop_after {
        said.push(("stopped", format!("at {}", at(after))));
    }
    said
}
