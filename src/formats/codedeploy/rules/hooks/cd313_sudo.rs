//! CD313: `sudo`, which AWS does not document.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::scalar::{Reading, Written};
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD313", "undocumented-sudo", Warning, "cd313_sudo.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server().filter(|server| server.is_windows() != Some(true)) else { return };
    for (_, script) in server.scripts() {
        let Some(sudo) = script.value.sudo.known() else { continue };
        let Some(written) = Written::at(&file.document, sudo.node) else { continue };
        let text = &sudo.value.0;
        let is_refused = file.settings.agent.include(Generation::V2)
            && !matches!(written.read_by(Generation::V2), Reading::Switch(_));
        let is_on = written.read_by(Generation::V1) != Reading::Switch(false);
        if is_refused {
            let found = findings.tell(sudo.span, format!("`{text}` is neither `true` nor `false`."));
            found.graded(Severity::Error);
            found.help(match is_on {
                true => "Agent 2.x refuses the file. Agent 1.8 puts `sudo` before the script. Write `true`, or take the line out.",
                false => "Agent 2.x refuses the file. Agent 1.8 runs the script without `sudo`. Write `false`, or take the line out.",
            });
            let meant = if is_on { "true" } else { "false" };
            if matches!(text.to_ascii_lowercase().as_str(), "yes" | "on" | "no" | "off") && written.plain {
                found.fix(Fix::safe(format!("Write `{meant}`"), vec![Edit::replace(sudo.span, meant)]));
            }
        } else if is_on {
            findings.tell(script.value.sudo.key().unwrap_or(sudo.span), "AWS does not document `sudo`.").help(
                "The agent puts `sudo` before the script. It runs as root already where no `runas` says otherwise.",
            );
        }
    }
}
