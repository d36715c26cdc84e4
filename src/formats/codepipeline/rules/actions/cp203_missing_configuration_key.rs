//! CP203: an action's configuration lacks a key that its provider must have.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{Typed, listed, typed};
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP203", "missing-configuration-key", Error, "cp203_missing_configuration_key.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file) {
        let mut missing = Vec::new();
        for key in it.kind.keys.iter().filter(|key| key.required && it.lacks(file, key.name)) {
            // A misspelt key is told where it stands.
            if !is_misspelt(&it, key.name) {
                missing.push(key);
            }
        }
        if missing.is_empty() {
            continue;
        }
        let names = listed(missing.iter().map(|key| key.name));
        let told = findings.tell(it.place(), format!("The configuration of `{}` lacks {names}.", it.name()));
        let what: Vec<String> = missing.iter().map(|key| format!("`{}`: {}", key.name, key.doc)).collect();
        told.help(format!(
            "CodePipeline answers with InvalidActionDeclarationException: `{}` needs each of them. {}",
            it.kind.provider,
            what.join(" ")
        ));
    }
}

fn is_misspelt(it: &Typed<'_>, key: &str) -> bool {
    let entries = it.action.value.configuration.value().map(|map| map.entries.as_slice()).unwrap_or_default();
    entries.iter().any(|(name, _)| {
        it.kind.key(&name.text).is_none() && it.kind.nearest_key(&name.text).is_some_and(|near| near.name == key)
    })
}
