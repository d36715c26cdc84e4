//! CP125: a reference from which CodeBuild clones goes to something else.

use crate::diagnostics::{Findings, Fix, Rule, repair};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP125", "clone-ref-handed-on", Error, "cp125_clone_ref_handed_on.md", check);

const FORMAT: &str = "OutputArtifactFormat";
const CLONE_REF: &str = "CODEBUILD_CLONE_REF";

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let actions = ordered(found);
        for source in &actions {
            let Some(format) = source.action.value.setting(FORMAT).filter(|it| it.value == CLONE_REF) else {
                continue;
            };
            let made: Vec<&str> = source.action.value.outputs().map(|output| output.value.as_str()).collect();
            for reader in &actions {
                let provider = reader.action.value.type_id().and_then(|id| id.provider.value());
                let Some(provider) = provider.filter(|provider| *provider != "CodeBuild") else { continue };
                let mut inputs = reader.action.value.inputs();
                let Some(input) = inputs.find(|input| made.contains(&input.value.as_str())) else { continue };
                if !found.branches.together(format.span, input.span) && !file.is_default(format.span) {
                    continue;
                }
                let name = reader.action.value.name.value().map_or("An action", String::as_str);
                let message = format!("`{name}` of `{provider}` reads `{}`, which holds no files.", input.value);
                let told = findings.tell(input.span, message);
                told.relate(format.span, "Its source makes a reference").help(format!(
                    "With `{CLONE_REF}` the artifact is a reference from which only CodeBuild actions can clone; \
                    `{name}` fails when it runs. Let it read what a build makes, or write `CODE_ZIP` at the source."
                ));
                if source.action.span.contains(format.span) {
                    let edit = repair::rename(&file.document, format.node, "CODE_ZIP");
                    told.fix(Fix::needs_a_look("Make the source hand on its files", vec![edit]));
                }
            }
        }
    }
}
