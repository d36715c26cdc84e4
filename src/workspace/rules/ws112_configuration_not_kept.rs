//! WS112: the configuration that AppConfig deploys is not kept by the build.

use super::not_kept;
use crate::workspace::links::Links;
use crate::workspace::opened::What;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS112", "configuration-not-kept", Error, "ws112_configuration_not_kept.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then = "The AppConfig action fails: the artifact does not hold the file.";
    not_kept::tell(links, told, &[What::AppConfiguration], then);
}
