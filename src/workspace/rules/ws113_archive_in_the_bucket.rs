//! WS113: an archive that an S3 action puts into the bucket as it is.

use super::archive;
use crate::workspace::chain::ChainAction;
use crate::workspace::links::Links;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS113", "archive-in-the-bucket", Hint, "ws113_archive_in_the_bucket.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then = "With `Extract` the action unpacks the artifact alone, so that the archive in it lies in the bucket as it is.";
    let instead = "Keep the files themselves, if they are to lie in the bucket.";
    archive::tell(links, told, reads, &[".zip", ".tar.gz", ".tgz"], then, instead);
}

fn reads(action: &ChainAction) -> bool {
    let extracts = action.setting("Extract").is_some_and(|extract| extract.text.eq_ignore_ascii_case("true"));
    action.deploys_with("S3") && extracts
}
