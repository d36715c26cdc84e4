//! What goes wrong: each fault with its step, its kind, and the way in which it strikes.

use yew::prelude::*;

use super::Form;
use super::fields::{Number, bare_choice};
use crate::app::stage::glyph::{Icon, icon};
use crate::app::stage::words::one_line;
use crate::formats::codebuild::scenario::{ProvisioningFailure, ReportFailure, SourceFailure, UploadFailure};
use crate::rehearsal::{Fault, FaultKind, Step};

const KINDS: &[(FaultKind, &str)] =
    &[(FaultKind::Fail, "fails"), (FaultKind::TimeOut, "times out"), (FaultKind::Stop, "is stopped")];

const PROVISIONING: &[(ProvisioningFailure, &str)] = &[
    (ProvisioningFailure::Image, "the image cannot be pulled"),
    (ProvisioningFailure::TooManyRequests, "Docker Hub: too many requests"),
    (ProvisioningFailure::DeadContainer, "the container is dead"),
];

const SOURCE: &[(SourceFailure, &str)] = &[
    (SourceFailure::Clone, "the source cannot be fetched"),
    (SourceFailure::MissingFile, "the buildspec is not there"),
    (SourceFailure::MissingParameter, "a parameter does not exist"),
    (SourceFailure::ParameterDenied, "the parameters may not be read"),
    (SourceFailure::SecretDenied, "the secrets may not be read"),
    (SourceFailure::UnknownRuntime, "a runtime version is unknown"),
];

const UPLOAD: &[(UploadFailure, &str)] = &[
    (UploadFailure::NoFiles, "no file matches"),
    (UploadFailure::NoBaseDirectory, "the base directory is not there"),
    (UploadFailure::OtherRegion, "the bucket lies in another Region"),
];

const REPORT: &[(ReportFailure, &str)] = &[
    (ReportFailure::Missing, "its files are not there"),
    (ReportFailure::OtherFormat, "its files have another format"),
];

/// The list of faults.
pub(super) fn section(form: &Form) -> Html {
    let faults = &form.scenario.faults.0;
    let note =
        if faults.is_empty() { "Nothing. Click a step on the stage, or press F on it, and it fails." } else { "" };
    let rows = faults.iter().enumerate().map(|(index, fault)| row(form, index, fault));
    super::section("What goes wrong", note, html! { <ul class="faults">{ for rows }</ul> })
}

fn row(form: &Form, index: usize, fault: &Fault) -> Html {
    let step = form.timeline.step(&fault.step).map(|(_, step)| step);
    let name = step.map_or_else(|| fault.step.clone(), |step| one_line(&step.label));
    let remove = {
        let form = form.clone();
        move |_: MouseEvent| {
            form.change(|scenario| {
                let mut at = 0..;
                scenario.faults.0.retain(|_| at.next() != Some(index));
            });
        }
    };
    let set_kind = {
        let form = form.clone();
        move |kind| {
            form.change(|scenario| {
                if let Some(fault) = scenario.faults.0.get_mut(index) {
                    fault.kind = kind;
                }
            });
        }
    };
    html! {
        <li key={fault.to_string()}>
            <code title={fault.step.clone()}>{ name.clone() }</code>
            { bare_choice(&format!("What happens to {name}"), KINDS, fault.kind, set_kind) }
            { way(form, index, fault, step) }
            if fault.attempt.is_some() || step.is_some_and(|step| step.retried) { { attempt(form, index, fault) } }
            <button type="button" class="btn square small" aria-label={format!("Take away: {name}")} onclick={remove}>
                { icon(Icon::Cross) }
            </button>
            if step.is_none() { <span class="field-note">{ "This run has no such step." }</span> }
        </li>
    }
}

/// In which attempt it strikes.
fn attempt(form: &Form, index: usize, fault: &Fault) -> Html {
    let field = Number {
        label: "In which attempt",
        note: "",
        unit: "in attempt",
        bounds: (1, 101),
        when_empty: Some("every"),
    };
    let form = form.clone();
    field.bare(fault.attempt.map(u64::from), move |typed| {
        form.change(|scenario| {
            if let Some(fault) = scenario.faults.0.get_mut(index) {
                fault.attempt = typed.and_then(|attempt| u32::try_from(attempt).ok());
            }
        });
    })
}

/// In which of several ways the step fails.
fn way(form: &Form, index: usize, fault: &Fault, step: Option<&Step>) -> Html {
    if fault.kind != FaultKind::Fail {
        return Html::default();
    }
    let ways = form.setup.ways;
    let label = "In which way";
    match fault.step.as_str() {
        "PROVISIONING" => {
            bare_choice(label, PROVISIONING, ways.provisioning, form.set(|setup, way| setup.ways.provisioning = way))
        }
        "DOWNLOAD_SOURCE" => bare_choice(label, SOURCE, ways.source, form.set(|setup, way| setup.ways.source = way)),
        "UPLOAD_ARTIFACTS" => bare_choice(label, UPLOAD, ways.upload, form.set(|setup, way| setup.ways.upload = way)),
        report if report.starts_with("report:") => {
            bare_choice(label, REPORT, ways.report, form.set(|setup, way| setup.ways.report = way))
        }
        _ if step.is_some_and(|step| matches!(step.kind.as_str(), "command" | "finally")) => {
            let exit =
                Number { label: "Exit status", note: "", unit: "exit", bounds: (1, 255), when_empty: Some("1") };
            let form = form.clone();
            exit.bare(fault.exit.and_then(|exit| u64::try_from(exit).ok()), move |typed| {
                form.change(|scenario| {
                    if let Some(fault) = scenario.faults.0.get_mut(index) {
                        fault.exit = typed.and_then(|exit| i32::try_from(exit).ok());
                    }
                });
            })
        }
        _ => Html::default(),
    }
}
