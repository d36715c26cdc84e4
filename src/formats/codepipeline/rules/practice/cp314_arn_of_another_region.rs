//! CP314: an action names something of another Region than the one in which it runs.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::facts::regions::{Region, only_store, region_of_arn, stated, stays_home};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP314", "arn-of-another-region", Warning, "cp314_arn_of_another_region.md", check);

/// Keys whose ARNs name something of the action's own Region, and what that is.
const KEYS: &[(&str, &str)] = &[("NotificationArn", "topic"), ("StateMachineArn", "state machine")];

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let home = home(found);
        for it in ordered(found) {
            let action = &it.action.value;
            let Some(here) = stated(action).or(home) else { continue };
            for (key, what) in KEYS {
                let Some(arn) = action.setting(key) else { continue };
                let Some(region) = region_of_arn(&arn.value).filter(|region| *region != here.name) else { continue };
                let name = action.name.value().map_or("An action", String::as_str);
                let message =
                    format!("The {what} of `{name}` is in `{region}`, and the action runs in `{}`.", here.name);
                findings.tell(arn.span, message).relate(here.place, "The Region shows here").help(format!(
                    "CodePipeline looks for it in the Region of the action. Name a {what} in `{}`.",
                    here.name
                ));
            }
        }
    }
}

/// The pipeline's Region, as its store or an action that stays in it says.
fn home(found: &FoundPipeline) -> Option<Region<'_>> {
    let of_store = found.pipeline().and_then(only_store);
    of_store.or_else(|| {
        let all = ordered(found);
        all.into_iter().filter(|it| stays_home(&it.action.value)).find_map(|it| stated(&it.action.value))
    })
}
