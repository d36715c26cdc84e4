//! CD718: a source that the bundle does not hold.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::facts::path::in_revision;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::FileExistsBehavior;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD718", "source-not-in-bundle", Error, "cd718_source_not_in_bundle.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some((bundle, server)) = file.settings.bundle.as_ref().zip(file.server()) else { return };
    let Some(is_windows) = server.is_windows() else { return };
    let retains = server.spec.file_exists_behavior.value() == Some(&FileExistsBehavior::Retain);
    for source in server.files().filter_map(|item| item.value.source.known()) {
        let path = in_revision(&source.value);
        // Wildcards and paths that leave the bundle have rules of their own.
        if path.contains('*') || path.split('/').any(|part| part == "..") || !bundle.lacks(&path) {
            continue;
        }
        let meant = bundle.meant_by(&path);
        // Whether a folder is there in other letters, Windows does not ask.
        let in_other_letters = |other: &String| {
            other.get(..path.len()).is_some_and(|start| start.eq_ignore_ascii_case(&path))
                && other.get(path.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if is_windows && bundle.files.keys().any(in_other_letters) {
            continue;
        }
        let found = findings.tell(source.span, format!("`{path}` is not in the bundle."));
        let has = meant.map(|meant| format!(" The bundle has `{meant}`.")).unwrap_or_default();
        if retains {
            found.graded(Severity::Warning);
            found.help(format!("Install fails with \"No such file or directory\", unless the target is there.{has}"));
        } else {
            found.help(format!("Install fails with \"No such file or directory\".{has}"));
        }
        if let Some(meant) = meant.filter(|meant| is_plain(meant)) {
            found.fix(Fix::needs_a_look(format!("Write `{meant}`"), vec![Edit::replace(source.span, meant)]));
        }
    }
}

/// Whether a path needs no quotes.
fn is_plain(path: &str) -> bool {
    path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte))
}
