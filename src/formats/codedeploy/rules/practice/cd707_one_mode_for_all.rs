//! CD707: one mode for everything below a folder.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codedeploy::facts::path::{base_name, is_file_name, on_instance};
use crate::formats::codedeploy::file::{AppSpecFile, ServerFile};
use crate::formats::codedeploy::model::{ObjectType, Permission};
use crate::rule;
use crate::schema::{Field, List};

pub const RULE: Rule<AppSpecFile> = rule!("CD707", "one-mode-for-all", Warning, "cd707_one_mode_for_all.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for permission in server.permissions().filter(|it| is_for_all(&it.value) && !is_for_one(server, &it.value)) {
        let permission = &permission.value;
        let Some(mode) = permission.mode.known() else { continue };
        let Some(may_run) = owner_may_run(&mode.value) else { continue };
        let (files, folders) = types(permission);
        let text = &mode.value;
        if folders && files && !may_run {
            findings
                .tell(mode.span, format!("`{text}` takes the `x` from folders, too."))
                .help("Only root can go into such a folder. Write one item with `type: [file]` and one for folders.");
            continue;
        }
        if !files || !may_run {
            continue;
        }
        findings
            .tell(mode.span, format!("`{text}` makes a program of every file."))
            .help("Files keep the mode that they have in the revision. Set a mode only where another is needed.")
            .graded(Severity::Hint);
    }
}

/// Whether all names below the object are meant, at any depth.
fn is_for_all(permission: &Permission) -> bool {
    let pattern = match &permission.pattern {
        Field::Absent | Field::Null(_) => true,
        Field::Known(pattern) => pattern.value == "**",
        Field::Opaque(_) => false,
    };
    let except = match &permission.except {
        Field::Known(except) => except.value.items.is_empty(),
        Field::Opaque(_) => false,
        Field::Absent | Field::Null(_) => true,
    };
    pattern && except
}

/// Whether the object is a file, by its name or because it is copied there.
fn is_for_one(server: ServerFile<'_>, permission: &Permission) -> bool {
    let Some(object) = permission.object.value() else { return true };
    let object = on_instance(object);
    let copied = server.files().any(|mapping| {
        let (Some(source), Some(destination)) = (mapping.value.source.value(), mapping.value.destination.value())
        else {
            return false;
        };
        object.strip_prefix(on_instance(destination).trim_end_matches('/'))
            == Some(&format!("/{}", base_name(source)))
    });
    copied || is_file_name(base_name(&object))
}

/// Whether files and whether folders are meant.
fn types(permission: &Permission) -> (bool, bool) {
    let Some(types) = permission.r#type.value().filter(|types| !types.items.is_empty()) else {
        return (!matches!(permission.r#type, Field::Opaque(_)), true);
    };
    let has = |wanted| List::known(types).any(|it| it.value == wanted);
    (has(ObjectType::File), has(ObjectType::Directory))
}

/// Whether a mode lets the owner run a file or go into a folder; none where it is no mode.
fn owner_may_run(mode: &str) -> Option<bool> {
    let is_octal = (3..=4).contains(&mode.len()) && mode.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    let bits = u32::from_str_radix(mode, 8).ok().filter(|_| is_octal)?;
    Some(bits & 0o100 != 0)
}
