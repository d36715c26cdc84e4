//! CD506: a platform version that is none.

use crate::diagnostics::repair::remove_entry;
use crate::diagnostics::{Findings, Fix, Rule, layout};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::EcsProperties;
use crate::formats::codedeploy::rules::service::keys::KeyOf;
use crate::rule;
use crate::schema::{Field, Placed};

pub const RULE: Rule<AppSpecFile> =
    rule!("CD506", "odd-platform-version", Hint, "cd506_odd_platform_version.md", check);

const WRITE: &str = "Write `LATEST`, or a version of the Fargate platform such as `1.4.0`, or leave the key out.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    KeyOf { mapping: EcsProperties::SHAPE, name: "PlatformVersion", write: WRITE }.wrong_kind(file, findings);
    for service in file.services() {
        match &service.value.platform_version {
            Field::Null(nothing) if !file.is_open_comment(nothing.key) => null(file, service, nothing, findings),
            Field::Known(version) if !is_version(&version.value) && !file.is_open(version.node) => {
                let message = format!("`{}` is not a version of the Fargate platform.", version.value);
                findings.tell(version.span, message).help(WRITE);
            }
            _ => {}
        }
    }
}

fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text == "LATEST" || (parts.len() == 3 && parts.iter().all(digits))
}

fn null(file: &AppSpecFile, properties: &Placed<EcsProperties>, nothing: &Placed<()>, findings: &mut Findings) {
    let found = findings.tell(nothing.key, "`PlatformVersion` has no value.");
    found.help("The latest version is used, as without the key. The console once wrote files with such a line.");
    // In braces a comma before the key would be left over.
    let is_block = layout::indentation(&file.document, nothing.key.start).is_some();
    let mut entries = file.document.entries(properties.node).into_iter().flatten().filter(|_| is_block);
    let entry = entries.find(|entry| file.document.span(entry.key) == nothing.key);
    if let Some(edit) = entry.and_then(|entry| remove_entry(&file.document, entry.key, entry.value)) {
        found.fix(Fix::safe("Take the key out", vec![edit]));
    }
}
