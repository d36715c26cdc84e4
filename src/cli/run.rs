//! `rehearsal run`.

use rehearsal::formats::Format;
use rehearsal::rehearsal::{Fault, FaultKind, Telling, Timeline};
use rehearsal::{Scenario, rehearse};

use super::arguments::{Run, TimelineOutput};
use super::{Answer, UNUSABLE, input};

/// Rehearses the file and tells its timeline.
pub fn run(arguments: &Run) -> Answer {
    match timeline(arguments) {
        Ok(timeline) => {
            let output = match arguments.format {
                TimelineOutput::Text => timeline.to_text(Telling { narration: true, log: false, inputs: true }),
                TimelineOutput::Json => format!("{}\n", serde_json::json!(timeline)),
            };
            Answer::new(output, 0)
        }
        Err(message) => {
            eprintln!("{message}");
            Answer::new("", UNUSABLE)
        }
    }
}

fn timeline(arguments: &Run) -> Result<Timeline, String> {
    // What could not be opened is said there.
    let file = input::read_one(&arguments.file, arguments.kind, &arguments.settings).ok_or("Nothing to rehearse.")?;
    let mut scenario = match &arguments.scenario {
        Some(path) => scenario(path, file.kind)?,
        None => Scenario::default(),
    };
    let faults = arguments.fail.iter().map(|step| Fault::written(step, FaultKind::Fail));
    scenario.faults.0.extend(faults);
    let timeline = rehearse(&file.text()?.text, file.kind, &file.settings, &scenario);
    for fault in &scenario.faults.0 {
        if timeline.struck(fault).is_none() {
            return Err(format!("There is no step `{}`. {}", fault.step, known_steps(&timeline)));
        }
    }
    Ok(timeline)
}

fn scenario(path: &str, kind: &Format) -> Result<Scenario, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let scenario: Scenario = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
    match (kind.setup_fault)(&scenario.setup) {
        Some(fault) => Err(format!("{path}: setup: {fault}")),
        None => Ok(scenario),
    }
}

/// The most steps that a message names.
const NAMED: usize = 60;

fn known_steps(timeline: &Timeline) -> String {
    let mut steps: Vec<&str> = timeline.steps.iter().map(|step| step.address.as_str()).collect();
    steps.dedup();
    let more = match steps.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    steps.truncate(NAMED);
    format!("This run has {}{more}.", steps.join(", "))
}
