//! WS104: the AppSpec file is not kept by the build whose artifact is deployed.

use super::not_kept;
use crate::workspace::links::Links;
use crate::workspace::opened::What;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross = rule_across!("WS104", "appspec-not-kept", Error, "ws104_appspec_not_kept.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then =
        "CodeDeploy looks for `appspec.yml` or `appspec.yaml` at the root of the revision, and the deployment fails.";
    not_kept::tell(links, told, &[What::AppSpec], then);
}
