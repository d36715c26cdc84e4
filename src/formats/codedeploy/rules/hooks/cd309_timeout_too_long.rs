//! CD309: a timeout longer than any event.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codedeploy::facts::timeout::{USUAL, seconds};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::scalar::Written;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD309", "timeout-too-long", Hint, "cd309_timeout_too_long.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for (event, script) in server.scripts() {
        let Some(timeout) = script.value.timeout.known() else { continue };
        let Some(written) = Written::at(&file.document, timeout.node) else { continue };
        let longest = file.settings.agent.generations().filter_map(|it| seconds(written, it).ok()).max();
        if longest.is_none_or(|seconds| seconds <= USUAL) {
            continue;
        }
        let text = &timeout.value.0;
        let found = findings.tell(timeout.span, format!("`{text}` seconds are more than `{}` has.", event.name));
        found.help(format!("An event ends after {USUAL} seconds, whatever its scripts are given."));
        found.fix(Fix::safe(format!("Write `{USUAL}`"), vec![Edit::replace(timeout.span, USUAL.to_string())]));
    }
}
