//! CD301: an event that no deployment has.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::Hooks;
use crate::formats::codedeploy::rules::hooks::cd304_reserved_event::is_reserved;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<AppSpecFile> = rule!("CD301", "unknown-event", Error, "cd301_unknown_event.md", check);

/// The event that only deployments to Amazon ECS have.
const OF_ECS: &str = "AfterAllowTestTraffic";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, near, .. } = misfit.kind else { continue };
        let Some(name) = file.document.scalar(key).filter(|name| mapping == Hooks::SHAPE && !is_reserved(name))
        else {
            continue;
        };
        let found =
            findings.tell(misfit.span, format!("`{name}` is not a lifecycle event of a deployment to instances."));
        let near = near.filter(|_| name != OF_ECS);
        let instead = match near {
            _ if name == OF_ECS => "Only deployments to Amazon ECS have it.".to_owned(),
            Some(near) => format!("Write `{}`.", near.name),
            None => "Scripts run in nine events, such as `AfterInstall` and `ApplicationStart`.".to_owned(),
        };
        found.help(format!(
            "Install fails, when ApplicationStop has stopped the version before: `appspec.yml file contains unknown \
                lifecycle events: [\"{name}\"]`. {instead}"
        ));
        found.assume(
            "That CodeDeploy sends the list of its events with every deployment; without it the script never runs.",
        );
        if let Some(near) = near.filter(|near| file.document.get(within, near.name).is_none()) {
            let edit = rename(&file.document, key, near.name);
            found.fix(Fix::safe(format!("Write `{}`", near.name), vec![edit]));
        }
    }
}
