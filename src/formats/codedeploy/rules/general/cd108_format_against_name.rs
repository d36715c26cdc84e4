//! CD108: YAML in a file that is called JSON.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::syntax::NodeKind;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD108", "format-against-name", Warning, "cd108_format_against_name.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(name) = file.settings.name.as_deref().filter(|name| name.to_ascii_lowercase().ends_with(".json")) else {
        return;
    };
    let is_block = file
        .document
        .root()
        .is_some_and(|root| matches!(file.document.node(root).kind, NodeKind::Mapping { flow: false, .. }));
    if is_block {
        findings.tell(file.head(), format!("`{name}` holds YAML, not JSON.")).help(
            "A revision that is announced as JSON has to be JSON. Give the file the ending `.yaml`, and the bundle type \
                YAML.",
        );
    }
}
