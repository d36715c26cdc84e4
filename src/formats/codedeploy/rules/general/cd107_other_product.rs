//! CD107: the file of another product.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::{AppSpecFile, Spec};
use crate::formats::codedeploy::platform::Recognised;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD107", "other-product", Error, "cd107_other_product.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let (Recognised::Other(product, entry), Spec::Other) = (file.recognised, &file.spec) else { return };
    let name = file.document.scalar(entry.key).unwrap_or_default();
    findings.tell(file.document.span(entry.key), format!("`{name}` makes this {}, not an AppSpec file.", product.file)).help(
        "CodeDeploy refuses it as an AppSpec file. One for instances has `version: 0.0` and `os`; one for Amazon ECS \
            or AWS Lambda has `version: 0.0` and a list of `Resources`.",
    );
}
