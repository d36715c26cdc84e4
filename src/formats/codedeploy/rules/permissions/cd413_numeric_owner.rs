//! CD413: an owner or group as a number.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD413", "numeric-owner", Warning, "cd413_numeric_owner.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for permission in server.permissions() {
        for (name, field) in [("owner", &permission.value.owner), ("group", &permission.value.group)] {
            let Some(id) = field.known() else { continue };
            if !id.value.is_empty() && id.value.bytes().all(|byte| byte.is_ascii_digit()) {
                findings.tell(id.span, format!("`{}` is a number, and `{name}` is a name.", id.value)).help(
                    "The agent looks for a user or group of that name, and Install fails where there is none; without \
                        quotes agent 1.8 ends with an exception.",
                );
            }
        }
    }
}
