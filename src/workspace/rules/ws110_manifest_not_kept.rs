//! WS110: a manifest or chart is not kept by the build.

use super::not_kept;
use crate::workspace::links::Links;
use crate::workspace::opened::What;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross = rule_across!("WS110", "manifest-not-kept", Error, "ws110_manifest_not_kept.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then = "The EKS action fails: the artifact does not hold the file.";
    not_kept::tell(links, told, &[What::Manifest], then);
}
