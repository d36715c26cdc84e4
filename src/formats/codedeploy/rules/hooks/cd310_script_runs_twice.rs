//! CD310: the same script twice.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codedeploy::facts::path::in_revision;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::syntax::Span;

pub const RULE: Rule<AppSpecFile> = rule!("CD310", "script-runs-twice", Warning, "cd310_script_runs_twice.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let mut seen: Vec<(String, &str, Span)> = Vec::new();
    for (event, script) in server.scripts() {
        let Some(location) = script.value.location.known().filter(|location| !location.value.trim().is_empty())
        else {
            continue;
        };
        let path = in_revision(location.value.trim());
        match seen.iter().find(|(other, ..)| *other == path) {
            // An alias repeats the script that it names, which is meant.
            Some((.., span)) if *span == location.span => {}
            Some((_, earlier, span)) => {
                let is_same_event = *earlier == event.name;
                let message = match is_same_event {
                    true => format!("`{path}` runs in `{}` a second time.", event.name),
                    false => format!("`{path}` runs in `{}`, too.", event.name),
                };
                let found = findings.tell(location.span, message);
                found.relate(*span, format!("Here it runs in `{earlier}`."));
                if is_same_event {
                    found.help("It does the same again. Another script was meant, or one of the two is too many.");
                } else {
                    found.help("A script that runs in several events finds the present one in `LIFECYCLE_EVENT`.");
                    found.graded(Severity::Hint);
                }
            }
            None => seen.push((path, event.name, location.span)),
        }
    }
}
