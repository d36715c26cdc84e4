//! CD311: a key of a script that the agent does not know.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::Script;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD311", "unknown-script-key", Warning, "cd311_unknown_script_key.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, near, .. } = misfit.kind else { continue };
        let Some(name) = file.document.scalar(key).filter(|_| mapping == Script::SHAPE && !file.is_stand_in(misfit))
        else {
            continue;
        };
        let found = findings.tell(misfit.span, format!("`{name}` is not a key of a script."));
        let Some(near) = near else {
            found.help("The agent ignores it without a word: it reads `location`, `timeout` and `runas`.");
            continue;
        };
        found.help(match near.name {
            "timeout" => "The agent ignores it, and the script has 3600 seconds. Write `timeout`.".to_owned(),
            "runas" => {
                "The agent ignores it, and the script runs as root. Write `runas`, in small letters.".to_owned()
            }
            name => format!("The agent ignores it without a word. Write `{name}`."),
        });
        if file.document.get(within, near.name).is_none() {
            let edit = rename(&file.document, key, near.name);
            found.fix(Fix::safe(format!("Write `{}`", near.name), vec![edit]));
        }
    }
}
