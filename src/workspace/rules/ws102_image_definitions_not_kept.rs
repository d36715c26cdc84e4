//! WS102: the image definitions that an ECS action opens are not kept by the build.

use super::not_kept;
use crate::workspace::links::Links;
use crate::workspace::opened::What;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS102", "image-definitions-not-kept", Error, "ws102_image_definitions_not_kept.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then = "The ECS action fails: it cannot find the image definitions file in its input artifact.";
    not_kept::tell(links, told, &[What::ImageDefinitions], then);
}
