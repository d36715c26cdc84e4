//! CP204: an action's configuration has a key that its provider does not know.

use crate::diagnostics::{Findings, Fix, Rule, repair};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{listed, typed};
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP204", "unknown-configuration-key", Error, "cp204_unknown_configuration_key.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file).into_iter().filter(|it| !it.kind.other_keys) {
        let Some(configuration) = it.action.value.configuration.value() else { continue };
        for (name, _) in &configuration.entries {
            if it.kind.key(&name.text).is_some() || name.text.contains("::") {
                continue;
            }
            let message = format!("`{}` has no configuration key `{}`.", it.kind.provider, name.text);
            let told = findings.tell(name.span, message);
            told.assume("AWS documents the keys of each provider, and not that it refuses every other.");
            let refusal = "CodePipeline answers with InvalidActionDeclarationException.";
            let near = it.kind.nearest_key(&name.text).filter(|near| !it.action.value.has_setting(near.name));
            match near {
                Some(near) => {
                    told.help(format!("{refusal} Write `{}`. {}", near.name, near.doc));
                    let edit = repair::rename(&file.document, name.node, near.name);
                    told.fix(Fix::safe(format!("Write `{}`", near.name), vec![edit]));
                }
                None if it.kind.keys.is_empty() => {
                    told.help(format!("{refusal} It takes no configuration."));
                }
                None => {
                    told.help(format!("{refusal} Its keys are {}.", listed(it.kind.keys.iter().map(|key| key.name))));
                }
            }
        }
    }
}
