//! WS107: the file of a Service Catalog product is not kept by the build.

use super::not_kept;
use crate::workspace::links::Links;
use crate::workspace::opened::What;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS107", "product-file-not-kept", Error, "ws107_product_file_not_kept.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then = "The Service Catalog action fails: the artifact does not hold the file.";
    not_kept::tell(links, told, &[What::ProductTemplate], then);
}
