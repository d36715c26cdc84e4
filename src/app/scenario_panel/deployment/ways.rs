//! In which of several ways a step of a deployment fails.

use yew::prelude::*;

use super::Form;
use crate::app::scenario_panel::faults::exit;
use crate::app::scenario_panel::fields::bare_choice;
use crate::formats::codedeploy::scenario::{InstallFailure, ScriptFailure};
use crate::rehearsal::{Fault, Step};

const SCRIPT: &[(ScriptFailure, &str)] = &[
    (ScriptFailure::Exit, "exits with an error"),
    (ScriptFailure::Missing, "is not in the bundle"),
    (ScriptFailure::OpenPipe, "leaves its output open"),
    (ScriptFailure::AgentDown, "the agent goes away"),
];

const INSTALL: &[(InstallFailure, &str)] =
    &[(InstallFailure::Conflict, "a file is there already"), (InstallFailure::DiskFull, "the disk is full")];

/// In which of several ways the step fails.
pub(super) fn way(form: &Form, index: usize, fault: &Fault, step: Option<&Step>) -> Html {
    if form.panel.timeline.scene != "fleet" {
        return Html::default();
    }
    let ways = form.setup.server.ways;
    let label = "In which way";
    if fault.step.rsplit('.').next() == Some("Install") {
        return bare_choice(label, INSTALL, ways.install, form.set(|setup, way| setup.server.ways.install = way));
    }
    let exits = ways.script == ScriptFailure::Exit && step.is_some_and(|step| step.kind == "script");
    html! { <>
        { bare_choice(label, SCRIPT, ways.script, form.set(|setup, way| setup.server.ways.script = way)) }
        if exits { { exit(&form.panel, index, fault) } }
    </> }
}
