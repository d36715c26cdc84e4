//! CP315: an action deploys with a service that has ended.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::typed;
use crate::rule;

pub const RULE: Rule<PipelineFile> = rule!("CP315", "ended-service", Warning, "cp315_ended_service.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file).into_iter().filter(|it| it.kind.provider == "OpsWorks") {
        let Some(standing) = it.kind.standing else { continue };
        let provider = it.action.value.type_id().and_then(|id| id.provider.known());
        let place = provider.map_or(it.place(), |provider| provider.span);
        findings.tell(place, format!("`{}` deploys with a service that is no more.", it.name())).help(format!(
            "{standing} The action cannot succeed. AWS names Systems Manager as its heir; a pipeline deploys to \
             instances with CodeDeploy or with the `EC2` action."
        ));
    }
}
