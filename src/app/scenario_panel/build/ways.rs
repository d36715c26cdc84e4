//! In which of several ways a step of a build fails.

use yew::prelude::*;

use super::Form;
use crate::app::scenario_panel::faults::exit;
use crate::app::scenario_panel::fields::bare_choice;
use crate::formats::codebuild::scenario::{ProvisioningFailure, ReportFailure, SourceFailure, UploadFailure};
use crate::rehearsal::{Fault, Step};

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

/// In which of several ways the step fails.
pub(super) fn way(form: &Form, index: usize, fault: &Fault, step: Option<&Step>) -> Html {
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
            exit(&form.panel, index, fault)
        }
        _ => Html::default(),
    }
}
