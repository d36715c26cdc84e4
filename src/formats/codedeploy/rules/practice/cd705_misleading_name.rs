//! CD705: a script whose name contradicts its event.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::script_name::{Meaning, event as event_named, meaning};
use crate::formats::codedeploy::file::{AppSpecFile, HookEvent};
use crate::rule;
use crate::schema::List;

pub const RULE: Rule<AppSpecFile> = rule!("CD705", "misleading-name", Warning, "cd705_misleading_name.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for (event, script) in server.scripts() {
        let Some(location) = script.value.location.known() else { continue };
        let name = &location.value;
        let does = meaning(name);
        let message = match (event.name, does) {
            // These are told on their own.
            ("BeforeInstall", Some(_)) => continue,
            ("ApplicationStart", Some(Meaning::Stops)) if !has(event, Meaning::Starts) => {
                format!("By its name `{name}` stops the application, and it runs in `ApplicationStart`.")
            }
            ("ApplicationStop", Some(Meaning::Starts)) if !has(event, Meaning::Stops) => {
                format!("By its name `{name}` starts the application, and it runs in `ApplicationStop`.")
            }
            _ => match event_named(name) {
                Some(other) if other.name() != event.name => {
                    format!("`{name}` bears the name of `{other}`, and it runs in `{}`.", event.name)
                }
                _ => continue,
            },
        };
        findings.tell(location.span, message).help("Another script was meant, or the script needs another name.");
    }
}

/// Whether a script of the event is named for something, as where a restart is made of two scripts.
fn has(event: HookEvent<'_>, what: Meaning) -> bool {
    let scripts = event.scripts.value().into_iter().flat_map(List::known);
    scripts.filter_map(|script| script.value.location.value()).any(|location| meaning(location) == Some(what))
}
