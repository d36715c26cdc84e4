//! CD407: a permission for something that is not copied.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::path::{lies_in, on_instance};
use crate::formats::codedeploy::file::{AppSpecFile, ServerFile};
use crate::formats::codedeploy::model::FileMapping;
use crate::rule;
use crate::schema::Field;

pub const RULE: Rule<AppSpecFile> = rule!("CD407", "object-outside", Warning, "cd407_object_outside.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server().filter(|_| file.is_whole()) else { return };
    let Some(destinations) = destinations(&server) else { return };
    for object in server.permissions().filter_map(|permission| permission.value.object.known()) {
        let path = on_instance(&object.value);
        if object.value.is_empty() || path.contains('$') || concerns_any(&destinations, &path) {
            continue;
        }
        findings.tell(object.span, format!("Nothing is copied to `{}`: the permission has no effect.", object.value)).help(
            "Permissions are set for what this deployment copies, and for nothing else. Name a destination of `files`, \
                or set them in a script of AfterInstall.",
        );
    }
}

/// Whether something may be copied to a path, or below it.
pub fn concerns_any(destinations: &[String], path: &str) -> bool {
    destinations.iter().any(|folder| lies_in(path, folder) || lies_in(folder, path))
}

/// Where files are copied to; none where that is not all known.
pub fn destinations(server: &ServerFile<'_>) -> Option<Vec<String>> {
    let items = match &server.spec.files {
        Field::Absent | Field::Null(_) => return Some(Vec::new()),
        Field::Opaque(_) => return None,
        Field::Known(files) => &files.value.items,
    };
    let known = |item: &Field<FileMapping>| {
        let destination = item.value()?.destination.value()?;
        (destination.starts_with('/') && !destination.contains('$')).then(|| on_instance(destination))
    };
    items.iter().map(known).collect()
}
