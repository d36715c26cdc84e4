//! CD604: a version of a function that is no positive whole number.

use super::versions::positive;
use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::LambdaProperties;
use crate::formats::codedeploy::rules::service::INVALID;
use crate::formats::codedeploy::rules::service::keys::KeyOf;
use crate::formats::codedeploy::scalar::Written;
use crate::rule;
use crate::schema::Placed;

pub const RULE: Rule<AppSpecFile> = rule!("CD604", "bad-lambda-version", Error, "cd604_bad_lambda_version.md", check);

const WRITE: &str = "Write the number of a published version in quotes, such as `\"7\"`.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let key = |name| KeyOf { mapping: LambdaProperties::SHAPE, name, write: WRITE };
    key("CurrentVersion").check(file, findings);
    key("TargetVersion").check(file, findings);
    for function in file.functions() {
        for (name, field) in
            [("CurrentVersion", &function.value.current_version), ("TargetVersion", &function.value.target_version)]
        {
            key(name).empty(file, field, findings);
            if let Some(version) = field.known().filter(|version| !file.is_open(version.node)) {
                tell(file, name, version, findings);
            }
        }
    }
}

fn tell(file: &AppSpecFile, name: &str, version: &Placed<String>, findings: &mut Findings) {
    let text = &version.value;
    if positive(text).is_none() {
        let message = match text.as_str() {
            "$LATEST" => format!("`{name}` is `$LATEST`, which is no published version."),
            "" => format!("`{name}` is empty."),
            _ => format!("`{name}` is `{text}`, not the number of a version."),
        };
        findings.tell(version.span, message).help(format!("{INVALID} {WRITE}"));
        return;
    }
    if Written::at(&file.document, version.node).is_some_and(|written| written.plain && !written.tagged) {
        let found = findings.tell(version.span, format!("`{text}` stands without quotes."));
        found.help("AWS documents the version as text.").graded(Severity::Hint);
        found.assume("That CodeDeploy takes a number, too.");
        found.fix(Fix::safe("Put it in quotes", vec![Edit::replace(version.span, format!("\"{text}\""))]));
    }
}
