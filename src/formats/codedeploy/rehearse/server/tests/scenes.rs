//! The deployments worth showing.

use super::{story, timeline, told, web, with};
use crate::rehearsal::Telling;

#[test]
fn a_first_deployment() {
    let mut scenario = with(1, &[]);
    scenario.setup.server.before = None;
    scenario.setup.server.configuration = crate::formats::codedeploy::scenario::Configuration::OneAtATime;
    insta::assert_snapshot!(timeline(&web(), &scenario).to_text(Telling {
        narration: true,
        log: true,
        inputs: true
    }));
}

#[test]
fn a_second_deployment() {
    let mut scenario = with(3, &[]);
    scenario.setup.server.load_balancer = true;
    insta::assert_snapshot!(told(&web(), &scenario));
}
#[test]
fn xx() {
    let mut scenario = with(9, &["fail i-04.ValidateService"]);
    scenario.setup.server.load_balancer = true;
    insta::assert_snapshot!(story(&web(), &scenario));
}
