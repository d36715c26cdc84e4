//! CD308: the timeouts of an event's scripts add up to more than the event has.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codedeploy::facts::timeout::{USUAL, seconds};
use crate::formats::codedeploy::file::{AppSpecFile, HookEvent};
use crate::formats::codedeploy::scalar::Written;
use crate::rule;
use crate::schema::{Field, List};

pub const RULE: Rule<AppSpecFile> = rule!("CD308", "event-too-long", Warning, "cd308_event_too_long.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for event in server.events() {
        let (total, usual, count) = sum(file, &event);
        let Some(scripts) = event.scripts.known().filter(|_| count > 1 && total > USUAL) else { continue };
        let found = findings.tell(
            scripts.key,
            format!("The timeouts of `{}` add up to {total} seconds; an event has {USUAL}.", event.name),
        );
        if usual == 0 {
            found.help("The scripts of an event together have one hour. Give the later ones what is left.");
        } else {
            found.help(format!(
                "A script without a `timeout` counts {USUAL} seconds. The scripts of an event together have one hour; \
                    give each what it needs."
            ));
            if total - usual * USUAL <= USUAL {
                found.graded(Severity::Hint);
            }
        }
        found.assume("What CodeDeploy does when the sum is larger: no agent looks at it.");
    }
}

/// The seconds of all scripts, how many of them have no timeout, and how many scripts there are.
fn sum(file: &AppSpecFile, event: &HookEvent<'_>) -> (u64, u64, usize) {
    let (mut total, mut usual, mut count) = (0_u64, 0, 0);
    for script in event.scripts.value().into_iter().flat_map(List::known) {
        if script.value.location.is_absent() {
            continue;
        }
        count += 1;
        match &script.value.timeout {
            Field::Known(timeout) => {
                let written = Written::at(&file.document, timeout.node);
                let mut read = file.settings.agent.generations().filter_map(|it| seconds(written?, it).ok());
                total = total.saturating_add(read.next().unwrap_or(0));
            }
            Field::Absent | Field::Null(_) => {
                total = total.saturating_add(USUAL);
                usual += 1;
            }
            Field::Opaque(_) => {}
        }
    }
    (total, usual, count)
}
