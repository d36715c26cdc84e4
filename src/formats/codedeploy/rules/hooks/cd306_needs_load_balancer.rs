//! CD306: an event that only a load balancer brings.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::lifecycle::LifecycleEvent;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD306", "needs-load-balancer", Hint, "cd306_needs_load_balancer.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for event in server.events() {
        let needs = LifecycleEvent::named(event.name).is_some_and(LifecycleEvent::needs_load_balancer);
        if let Some(scripts) = event.scripts.known().filter(|scripts| needs && !scripts.value.items.is_empty()) {
            findings.tell(scripts.key, format!("`{}` runs only where the group has a load balancer.", event.name)).help(
                "Without a load balancer in the deployment group the event is not there, and the scripts do not run. \
                    That is not said anywhere.",
            );
        }
    }
}
