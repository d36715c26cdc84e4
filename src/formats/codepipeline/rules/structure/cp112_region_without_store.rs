//! CP112: an action runs in a Region for which the pipeline has no artifact store.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::facts::regions::{own_region, stated, stays_home, store_regions};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP112", "region-without-store", Error, "cp112_region_without_store.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let Some(pipeline) = found.pipeline() else { continue };
        if pipeline.has_unknown_stores() || pipeline.stores().is_empty() {
            continue;
        }
        let plural = found.key("artifactStores");
        let regions = store_regions(pipeline);
        let own = own_region(found);
        for it in ordered(found) {
            let Some(region) = stated(&it.action.value).filter(|_| !stays_home(&it.action.value)) else { continue };
            let name = it.action.value.name.value().map_or("An action", String::as_str);
            if pipeline.has_regional_stores() {
                if !regions.contains(&region.name) {
                    let message = format!("`{name}` runs in `{}`, for which `{plural}` has no store.", region.name);
                    findings.tell(region.place, message).help(format!(
                        "CodePipeline copies the artifacts into the Region of the action, into a bucket there; it \
                        answers with InvalidStructureException. Add the Region `{}` to `{plural}`.",
                        region.name
                    ));
                }
            } else if let Some(own) = own.filter(|own| own.name != region.name) {
                let single = found.key("artifactStore");
                let message = format!("`{name}` runs in `{}`, and the pipeline has only `{single}`.", region.name);
                findings
                    .tell(region.place, message)
                    .relate(own.place, format!("The pipeline is in `{}`", own.name))
                    .help(format!(
                        "An action in another Region needs a bucket there; CodePipeline answers with \
                        InvalidStructureException. Write `{plural}` with a store for `{}` and one for `{}`.",
                        own.name, region.name
                    ));
            }
        }
    }
}
