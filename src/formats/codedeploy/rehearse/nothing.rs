//! What is played of a file that no deployment takes.

use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::platform::Recognised;
use crate::formats::codedeploy::scenario::Setup;
use crate::rehearsal::{Outcome, Sim, Status, Timeline};

/// A deployment that is not created, and why.
pub fn rehearse(file: &AppSpecFile, setup: &Setup) -> Timeline {
    let sim = Sim::new("fleet", format!("Deployment of {}", setup.application));
    sim.run(Box::pin(async {
        let why = match file.recognised {
            Recognised::Wrapper(_) => {
                "The file is the input of `create-deployment`, and no AppSpec file: there is nothing to deploy."
                    .to_owned()
            }
            Recognised::Other(product, _) => format!("The file is {}: there is nothing to deploy.", product.file),
            Recognised::AppSpec(_) => "There is nothing to deploy.".to_owned(),
        };
        sim.say(why.clone(), None);
        Outcome { why: Some(why), ..sim.outcome(Status::Failed, "Failed") }
    }))
}
