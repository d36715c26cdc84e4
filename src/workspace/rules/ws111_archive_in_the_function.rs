//! WS111: the code of a function inside another archive.

use super::archive;
use crate::workspace::chain::ChainAction;
use crate::workspace::links::Links;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS111", "archive-in-the-function", Warning, "ws111_archive_in_the_function.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then = "Lambda takes the artifact as the code of the function, and finds an archive in place of its handler.";
    let instead = "Keep the files of the function, with `base-directory` where they lie in a folder.";
    archive::tell(links, told, reads, &[".zip"], then, instead);
}

fn reads(action: &ChainAction) -> bool {
    action.deploys_with("Lambda")
}
