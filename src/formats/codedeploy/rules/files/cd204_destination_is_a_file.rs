//! CD204: a destination that looks like the name of a file.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::facts::path::{base_name, is_file_name};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD204", "destination-is-a-file", Warning, "cd204_destination_is_a_file.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for item in server.files() {
        let (Some(source), Some(destination)) = (item.value.source.known(), item.value.destination.known()) else {
            continue;
        };
        let path = destination.value.as_str();
        let (from, name) = (base_name(&source.value), base_name(path));
        let is_same = from == name && from.contains('.') && !from.starts_with('.');
        if path.ends_with(['/', '\\']) || !(is_same || is_file_name(name)) {
            continue;
        }
        let found = findings.tell(destination.span, format!("`{path}` becomes a folder."));
        found.help(format!(
            "A destination is always a folder, never a file's name: what is copied becomes `{path}/{from}`. Name the \
                folder in which it is to lie."
        ));
        let Some((folder, _)) = path.rsplit_once(['/', '\\']).filter(|(folder, _)| !folder.is_empty()) else {
            continue;
        };
        let edit = rename(&file.document, destination.node, folder);
        let title = format!("Write `{folder}`");
        found.fix(if is_same { Fix::safe(title, vec![edit]) } else { Fix::needs_a_look(title, vec![edit]) });
    }
}
