//! `rehearsal run`.

use std::collections::BTreeSet;
use std::fmt::Write;

use rehearsal::Scenario;
use rehearsal::rehearsal::{Fault, FaultKind, Telling, Timeline};
use rehearsal::workspace::Workspace;

use super::arguments::{Run, TimelineOutput};
use super::{Answer, UNUSABLE, input, together};

/// Rehearses the file, with what it runs and opens among the further ones, and tells its timeline.
pub fn run(arguments: &Run) -> Answer {
    match timeline(arguments) {
        Ok(timeline) => {
            let output = match arguments.format {
                TimelineOutput::Text => told(&timeline),
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
    file.text()?;
    let (more, usable) = input::read_more(&arguments.files, &arguments.settings);
    if !usable {
        return Err("Nothing is rehearsed.".to_owned());
    }
    let mut files = vec![file];
    files.extend(more.into_iter().filter(|other| other.path != arguments.file));
    let mut workspace = together::workspace(&files);
    for told in &arguments.scenario {
        let (of, path) = of_which(&workspace, told);
        let Some(file) = workspace.files.get_mut(of) else { continue };
        let scenario = scenario(path)?;
        if let Some(fault) = (file.format.setup_fault)(&scenario.setup) {
            return Err(format!("{path}: setup: {fault}"));
        }
        file.scenario = scenario;
    }
    let Some(leading) = workspace.files.first_mut() else { return Err("Nothing to rehearse.".to_owned()) };
    leading.scenario.faults.0.extend(arguments.fail.iter().map(|step| Fault::written(step, FaultKind::Fail)));
    let faults = leading.scenario.faults.0.clone();
    let timeline = workspace.rehearse(0).ok_or("Nothing to rehearse.")?;
    for fault in &faults {
        if timeline.struck(fault).is_none() && !strikes_inside(&timeline, fault) {
            return Err(format!("There is no step `{}`. {}", fault.step, known_steps(&timeline)));
        }
    }
    Ok(timeline)
}

/// Of which file a scenario is, and where it lies: `buildspec.yml=slow.json`, or `slow.json` for the first.
fn of_which<'a>(workspace: &Workspace, told: &'a str) -> (usize, &'a str) {
    let named = told.split_once('=').and_then(|(name, path)| {
        let of = |file: &rehearsal::workspace::WorkspaceFile| {
            file.name.strip_suffix(name).is_some_and(|above| above.is_empty() || above.ends_with('/'))
        };
        Some((workspace.files.iter().position(of)?, path))
    });
    named.unwrap_or((0, told))
}

fn scenario(path: &str) -> Result<Scenario, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))
}

/// Whether a fault means a step of a rehearsal inside a step: `Build.Compile/build.commands[0]`.
fn strikes_inside(timeline: &Timeline, fault: &Fault) -> bool {
    let Some((outer, inner)) = fault.step.split_once('/') else { return false };
    let inner = Fault { step: inner.to_owned(), ..fault.clone() };
    timeline.contained.iter().any(|contained| {
        let Some(step) = timeline.steps.get(contained.step.0 as usize) else { return false };
        let is_it = step.address == outer || timeline.without_lane(step).is_some_and(|address| address == outer);
        is_it && timeline.inner.get(contained.run as usize).is_some_and(|inside| inside.struck(&inner).is_some())
    })
}

/// The timeline as text, and below it those inside its steps, each once.
fn told(timeline: &Timeline) -> String {
    let mut text = timeline.to_text(Telling { narration: true, log: false, inputs: true });
    let mut seen = BTreeSet::new();
    for contained in &timeline.contained {
        let inner = timeline.inner.get(contained.run as usize).filter(|_| seen.insert(contained.run));
        let step = timeline.steps.get(contained.step.0 as usize);
        if let (Some(inner), Some(step)) = (inner, step) {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "\ninside {}: {}", step.address, contained.file);
            for line in told(inner).lines() {
                let _ = writeln!(text, "  {line}");
            }
        }
    }
    text
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
