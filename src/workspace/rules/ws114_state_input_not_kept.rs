//! WS114: the input of a state machine is not kept by the build.

use super::not_kept;
use crate::workspace::links::Links;
use crate::workspace::opened::What;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS114", "state-input-not-kept", Error, "ws114_state_input_not_kept.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then = "The Step Functions action fails: the artifact does not hold the file.";
    not_kept::tell(links, told, &[What::StateInput], then);
}
