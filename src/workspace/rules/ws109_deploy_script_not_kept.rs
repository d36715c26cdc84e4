//! WS109: a script or specification for instances is not kept by the build.

use super::not_kept;
use crate::workspace::links::Links;
use crate::workspace::opened::What;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS109", "deploy-script-not-kept", Error, "ws109_deploy_script_not_kept.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then = "The deployment fails on the instances with `No such file`.";
    not_kept::tell(links, told, &[What::DeploySpec], then);
}
