//! WS103: a file of a blue/green deployment is not kept by the build.

use super::not_kept;
use crate::workspace::links::Links;
use crate::workspace::opened::What;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS103", "blue-green-file-not-kept", Error, "ws103_blue_green_file_not_kept.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then = "The CodeDeployToECS action fails when it reads the artifact.";
    not_kept::tell(links, told, &[What::TaskDefinition, What::AppSpecTemplate, What::ImageDetail], then);
}
