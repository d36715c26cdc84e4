//! CD409: two permissions for the same files.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codedeploy::facts::path::{lies_in, on_instance};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{ObjectType, Permission};
use crate::formats::codedeploy::rules::permissions::cd407_object_outside::{concerns_any, destinations};
use crate::rule;
use crate::schema::{Field, List};
use crate::syntax::Span;

pub const RULE: Rule<AppSpecFile> = rule!("CD409", "permission-twice", Error, "cd409_permission_twice.md", check);

/// More permissions than this are not compared with each other.
const MANY: usize = 500;

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let Some(destinations) = destinations(&server) else { return };
    let mut seen: Vec<(String, [bool; 2], Span)> = Vec::new();
    for permission in server.permissions().take(MANY) {
        let Some(object) = permission.value.object.known().filter(|object| !object.value.is_empty()) else {
            continue;
        };
        let (path, types) = (on_instance(&object.value), types(&permission.value));
        if !takes_all(&permission.value) || !concerns_any(&destinations, &path) {
            continue;
        }
        let meets = |other: &&(String, [bool; 2], Span)| {
            let same_types = other.1.iter().zip(types).any(|(a, b)| *a && b);
            same_types && (lies_in(&other.0, &path) || lies_in(&path, &other.0))
        };
        if let Some((other, _, span)) = seen.iter().find(meets) {
            let message = match *other == path {
                true => format!("`{}` has permissions already.", object.value),
                false => format!("`{}` and `{other}` lie one in the other.", object.value),
            };
            let found = findings.tell(object.span, message);
            found.help(
                "No file may get permissions twice: Install fails with `permissions setting for (PATH) is specified \
                    more than once`. Make one permission of both, or let one be for files and the other for folders.",
            );
            found.relate(*span, "The other one is for this.");
            if *other != path {
                // Whether something was copied to the inner one is not known.
                found.graded(Severity::Warning);
            }
        }
        seen.push((path, types, object.span));
    }
}

/// Whether a permission is for all that lies below its object.
fn takes_all(permission: &Permission) -> bool {
    let all = permission.pattern.is_nothing() || permission.pattern.value().is_some_and(|pattern| pattern == "**");
    let exceptions = permission.except.value().is_some_and(|except| !except.items.is_empty());
    all && !exceptions
}

/// Whether a permission is for files, and for folders.
fn types(permission: &Permission) -> [bool; 2] {
    match &permission.r#type {
        Field::Absent | Field::Null(_) => [true, true],
        Field::Opaque(_) => [false, false],
        Field::Known(types) => {
            let has = |word| List::known(&types.value).any(|known| known.value == word);
            [has(ObjectType::File), has(ObjectType::Directory)]
        }
    }
}
