//! CD206: a key in an item of `files` that does nothing.

use crate::diagnostics::repair::{remove_entry, rename};
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::FileMapping;
use crate::rule;
use crate::schema::{MisfitKind, same_letters};
use crate::syntax::NodeId;

pub const RULE: Rule<AppSpecFile> = rule!("CD206", "ignored-file-key", Warning, "cd206_ignored_file_key.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, value, near, .. } = misfit.kind else { continue };
        let Some(name) = file.document.scalar(key).filter(|_| mapping == FileMapping::SHAPE) else { continue };
        if file.is_stand_in(misfit) || same_letters(name, "file_exists_behavior") {
            continue;
        }
        let found = findings.tell(misfit.span, format!("`{name}` does nothing in an item of `files`."));
        if let Some(near) = near.filter(|near| file.document.get(within, near.name).is_none()) {
            found.help(format!("The agent ignores it without a word. Write `{}`.", near.name));
            let edit = rename(&file.document, key, near.name);
            found.fix(Fix::safe(format!("Write `{}`", near.name), vec![edit]));
            continue;
        }
        let removal = remove_entry(&file.document, key, value);
        match name.to_ascii_lowercase().as_str() {
            "overwrite" => {
                found.help(
                    "The agent ignores it, and Install fails at the first file that is there already. What is meant \
                        is `file_exists_behavior: OVERWRITE` at the top level.",
                );
                let instead = removal.clone().and_then(|removal| Some(vec![behavior(file, value)?, removal]));
                if let Some(edits) = instead {
                    found.fix(Fix::needs_a_look("Write `file_exists_behavior: OVERWRITE` instead", edits));
                }
            }
            "mode" | "file_mode" | "owner" | "group" | "permissions" => {
                found.help("The agent ignores it. Owners and modes are set in `permissions`.");
            }
            _ => {
                found.help("The agent ignores it without a word: it reads `source` and `destination` only.");
            }
        }
        if let Some(removal) = removal {
            found.fix(Fix::needs_a_look(format!("Take `{name}` out"), vec![removal]));
        }
    }
}

/// A line above `files` that says what `overwrite: true` was to say.
fn behavior(file: &AppSpecFile, value: NodeId) -> Option<Edit> {
    let server = file.server()?;
    let on = matches!(file.document.scalar(value)?.to_ascii_lowercase().as_str(), "true" | "yes" | "on");
    let files = server.spec.files.key()?;
    let is_at_line = file.document.lines().position(file.document.source(), files.start).column == 1;
    let fits = on && is_at_line && server.spec.file_exists_behavior.is_absent();
    fits.then(|| Edit::insert(files.start, "file_exists_behavior: OVERWRITE\n"))
}
