//! WS108: a WAR that Elastic Beanstalk gets inside another archive.

use super::archive;
use crate::workspace::chain::ChainAction;
use crate::workspace::links::Links;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross = rule_across!("WS108", "war-in-the-bundle", Warning, "ws108_war_in_the_bundle.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let then = "Elastic Beanstalk does not unpack a WAR inside of it.";
    let instead = "Keep the files of the unpacked application, or name a `Procfile` that starts the WAR.";
    archive::tell(links, told, reads, &[".war"], then, instead);
}

fn reads(action: &ChainAction) -> bool {
    action.deploys_with("ElasticBeanstalk")
}
