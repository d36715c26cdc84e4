//! The settings of a build that are worth a word above its picture.

use crate::app::stage::Scenario;
use crate::formats::codebuild::scenario::{Compute, Setup, Trigger};

/// The build's settings, as far as the scenario can be read; what it does not say has its usual value.
fn setup(scenario: &Scenario) -> Setup {
    serde_json::from_value(scenario.setup.clone()).unwrap_or_default()
}

/// Image, trigger and compute, each with its value in the service's words.
pub fn settings(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let setup = setup(scenario);
    let image = setup.image.strip_prefix("aws/codebuild/").unwrap_or(&setup.image).to_owned();
    let trigger = match setup.trigger {
        Trigger::Push => "push",
        Trigger::PullRequest => "pull request",
        Trigger::Manual => "a person",
        Trigger::CodePipeline => "CodePipeline",
    };
    let compute = match setup.compute {
        Compute::Ec2 => "EC2",
        Compute::Lambda => "Lambda",
        Compute::Reserved => "reserved capacity",
    };
    vec![("image", image), ("trigger", trigger.to_owned()), ("compute", compute.to_owned())]
}
