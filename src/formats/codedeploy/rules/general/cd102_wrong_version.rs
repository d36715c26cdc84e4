//! CD102: the version is not there, or is not `0.0`.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::facts::version::is_version;
use crate::formats::codedeploy::file::{AppSpecFile, Spec};
use crate::formats::codedeploy::scalar::Written;
use crate::rule;
use crate::schema::{Field, MisfitKind, Placed};
use crate::syntax::{NodeKind, Span};

pub const RULE: Rule<AppSpecFile> = rule!("CD102", "wrong-version", Error, "cd102_wrong_version.md", check);

const ONLY: &str = "Write `version: 0.0`, without quotes; there is no other version.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let spec = match &file.spec {
        Spec::Server(spec) => spec,
        Spec::Ecs(_) | Spec::Lambda(_) => return of_service(file, findings),
        Spec::Other => return,
    };
    let Some(spec) = spec.value() else { return no_mapping(file, findings) };
    match &spec.version {
        Field::Known(version) => known(file, version, findings),
        Field::Null(nothing) => {
            findings
                .tell(nothing.key, "`version` has no value.")
                .help(ONLY)
                .fix(Fix::safe("Write `0.0`", vec![Edit::replace(nothing.key.join(nothing.span), "version: 0.0")]));
        }
        Field::Opaque(span) => {
            findings.tell(*span, "`version` is no number.").help(ONLY);
        }
        Field::Absent if file.is_whole() => missing(file, findings),
        Field::Absent => {}
    }
}

fn known(file: &AppSpecFile, version: &Placed<String>, findings: &mut Findings) {
    let Some(written) = Written::at(&file.document, version.node) else { return };
    let generations = file.settings.agent.generations();
    let refusing: Vec<_> = generations.filter(|generation| !is_version(written, *generation)).collect();
    let Some(first) = refusing.first() else { return };
    let text = version.span.text(file.document.source());
    let found = findings.tell(version.span, format!("`{text}` is not the version of an AppSpec file."));
    let who = if refusing.len() > 1 { "The agent" } else { first.name() };
    found.help(format!("{who} refuses the file: `an invalid version value ({})`. {ONLY}", version.value));
    found.fix(Fix::safe("Write `0.0`", vec![Edit::replace(version.span, "0.0")]));
}

fn missing(file: &AppSpecFile, findings: &mut Findings) {
    if let Some(key) = file.document.root().and_then(|root| file.stand_in(root, "version")) {
        let name = file.document.scalar(key).unwrap_or_default();
        let message = format!("`{name}` is not a key; `version` is.");
        let found = findings.tell(file.document.span(key), message);
        found.help("The agent finds no version and refuses the file.");
        found.fix(Fix::safe("Write `version`", vec![rename(&file.document, key, "version")]));
        return;
    }
    let found = findings.tell(file.head(), "The file has no `version`.");
    found.help(format!("The agent refuses the file: `an invalid version value ()`. {ONLY}"));
    let is_block = file
        .document
        .root()
        .is_some_and(|root| matches!(file.document.node(root).kind, NodeKind::Mapping { flow: false, .. }));
    if is_block {
        found.fix(Fix::safe("Write `version: 0.0`", vec![Edit::insert(file.head().start, "version: 0.0\n")]));
    }
}

/// A file for Amazon ECS or AWS Lambda without a version.
fn of_service(file: &AppSpecFile, findings: &mut Findings) {
    let is_missing = file.misfits.iter().any(|misfit| {
        matches!(misfit.kind, MisfitKind::MissingKey { key, .. } if key.name == "version" && misfit.owner.is_none())
    });
    if is_missing && file.is_whole() {
        findings
            .tell(file.head(), "The file has no `version`.")
            .graded(Severity::Warning)
            .help(ONLY)
            .assume("Whether CodeDeploy refuses a file without a version, which it documents as required.");
    }
}

/// A file that is empty, a list or a text.
fn no_mapping(file: &AppSpecFile, findings: &mut Findings) {
    if !file.is_whole() {
        return;
    }
    let root = file.document.root().filter(|root| !file.document.is_null(*root));
    let Some(root) = root else {
        findings.tell(Span::at(0), "The file is empty.").help(
            "The agent refuses it: `the application specification file was empty`. An AppSpec file has `version: 0.0` \
                and `os` at least.",
        );
        return;
    };
    let kind = if file.document.items(root).is_some() { "a list" } else { "a text" };
    findings
        .tell(file.document.first_line(root), format!("The file is {kind}, not a mapping with `version` and `os`."))
        .help("The agent refuses it. Every line at the left has the form `key: value`.");
}
