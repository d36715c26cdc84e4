//! CD501: a version other than `0.0` in a file for Amazon ECS or AWS Lambda.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codedeploy::file::{AppSpecFile, Spec};
use crate::rule;
use crate::schema::{Field, MisfitKind};

pub const RULE: Rule<AppSpecFile> = rule!("CD501", "odd-version", Warning, "cd501_odd_version.md", check);

const ONLY: &str = "The only documented version is `0.0`.";
const OPEN: &str = "Whether CodeDeploy takes another version.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let version = match &file.spec {
        Spec::Ecs(spec) => spec.value().map(|spec| &spec.version),
        Spec::Lambda(spec) => spec.value().map(|spec| &spec.version),
        Spec::Server(_) | Spec::Other => None,
    };
    match version {
        Some(Field::Known(version)) if version.value != "0.0" && !file.is_open(version.node) => {
            let found = findings.tell(version.span, format!("The version is `{}`, not `0.0`.", version.value));
            found.help(ONLY).assume(OPEN);
            found.fix(Fix::safe("Write `0.0`", vec![Edit::replace(version.span, "0.0")]));
        }
        Some(Field::Null(nothing)) if !file.is_open_comment(nothing.key) => {
            findings.tell(nothing.key, "`version` has no value.").help(ONLY).assume(OPEN);
        }
        _ => {}
    }
    for misfit in file.misfits.iter().filter(|_| file.traffic_platform().is_some()) {
        let MisfitKind::WrongKind { found, node, .. } = misfit.kind else { continue };
        let is_version = misfit.owner.is_some_and(|owner| owner.key.name == "version");
        if is_version && !file.is_open(node) {
            findings.tell(misfit.span, format!("The version is {found}, not `0.0`.")).help(ONLY).assume(OPEN);
        }
    }
}
