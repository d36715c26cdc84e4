//! CD408: a permission for more than what is copied.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::path::{lies_in, on_instance};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::rules::permissions::cd407_object_outside::destinations;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD408", "object-too-wide", Hint, "cd408_object_too_wide.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let Some(destinations) = destinations(&server) else { return };
    for object in server.permissions().filter_map(|permission| permission.value.object.known()) {
        let path = on_instance(&object.value);
        let is_inside = destinations.iter().any(|folder| lies_in(&path, folder));
        let below: Vec<&String> = destinations.iter().filter(|folder| lies_in(folder, &path)).collect();
        let [folder, others @ ..] = below.as_slice() else { continue };
        if object.value.is_empty() || is_inside {
            continue;
        }
        let where_to =
            if others.is_empty() { format!("`{folder}`") } else { format!("`{folder}` and other folders") };
        findings.tell(object.span, format!("`{}` is wider than what is copied, {where_to}.", object.value)).help(
            "Only what this deployment copies is changed, so that nothing else is harmed. The destination itself says \
                what is meant.",
        );
    }
}
