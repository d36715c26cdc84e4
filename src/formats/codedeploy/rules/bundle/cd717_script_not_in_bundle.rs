//! CD717: a hook's script that the bundle does not hold.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codedeploy::facts::path::in_revision;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD717", "script-not-in-bundle", Error, "cd717_script_not_in_bundle.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some((bundle, server)) = file.settings.bundle.as_ref().zip(file.server()) else { return };
    let Some(is_windows) = server.is_windows() else { return };
    for (event, script) in server.scripts() {
        let Some(location) = script.value.location.known() else { continue };
        let path = in_revision(location.value.trim());
        // Paths that leave the bundle or hold arguments have rules of their own.
        if path.split('/').any(|part| part == "..") || path.contains(' ') || path.is_empty() {
            continue;
        }
        let meant = bundle.meant_by(&path);
        if is_windows && meant.is_some_and(|meant| meant.eq_ignore_ascii_case(&path)) {
            continue;
        }
        if bundle.lacks(&path) {
            let found = findings.tell(location.span, format!("`{path}` is not in the bundle."));
            let help = format!("`{}` ends with ScriptMissing, and the deployment fails.", event.name);
            match meant {
                Some(meant) => {
                    found.help(format!("{help} The bundle has `{meant}`."));
                    if meant.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte)) {
                        let edit = Edit::replace(location.span, meant);
                        found.fix(Fix::needs_a_look(format!("Write `{meant}`"), vec![edit]));
                    }
                }
                None => {
                    found.help(format!("{help} Put the script into the bundle, beside or below the AppSpec file."));
                }
            }
        } else if !is_windows && !bundle.is_file(&path) && bundle.is_folder(&path) {
            findings.tell(location.span, format!("`{path}` is a folder of the bundle.")).help(
                "Linux does not run a folder: the event fails with \"permission denied\". Write the path of a script.",
            );
        }
    }
}
