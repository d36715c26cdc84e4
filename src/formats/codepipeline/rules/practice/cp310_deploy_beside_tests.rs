//! CP310: a deployment begins together with the tests of what it deploys.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::{Ordered, ordered};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::Category;
use crate::rule;

use super::production::deploys;

pub const RULE: Rule<PipelineFile> =
    rule!("CP310", "deploy-beside-tests", Warning, "cp310_deploy_beside_tests.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let all = ordered(found);
        for deploy in all.iter().filter(|it| deploys(it)) {
            let Some(test) = all.iter().find(|test| tests_it(test, deploy)) else { continue };
            let (Some(deploy), Some(test)) = (deploy.action.value.name.known(), test.action.value.name.known())
            else {
                continue;
            };
            let message =
                format!("`{}` begins together with `{}`, which tests the same artifact.", deploy.value, test.value);
            let order = found.key("runOrder");
            findings.tell(deploy.span, message).relate(test.span, "The test").help(format!(
                "Actions of one `{order}` run side by side, so it is deployed even if the test fails. Give `{}` a \
                 higher `{order}` than `{}`, or a stage of its own.",
                deploy.value, test.value
            ));
        }
    }
}

/// Whether an action tests what another one deploys, at the same time.
fn tests_it(test: &Ordered<'_>, deploy: &Ordered<'_>) -> bool {
    let category = test.action.value.type_id().and_then(|id| id.category.value());
    let shared = || {
        let mut inputs = test.action.value.inputs();
        inputs.any(|input| deploy.action.value.inputs().any(|other| other.value == input.value))
    };
    category == Some(&Category::Test) && test.turn == deploy.turn && test.turn.order.is_some() && shared()
}
