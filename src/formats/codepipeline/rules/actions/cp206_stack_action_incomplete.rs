//! CP206: a CloudFormation action lacks what its mode needs.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{listed, typed};
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP206", "stack-action-incomplete", Error, "cp206_stack_action_incomplete.md", check);

/// The modes, and what each needs beside the stack's name.
const NEEDS: &[(&str, &[&str])] = &[
    ("CREATE_UPDATE", &["TemplatePath", "RoleArn"]),
    ("REPLACE_ON_FAILURE", &["TemplatePath", "RoleArn"]),
    ("CHANGE_SET_REPLACE", &["TemplatePath", "RoleArn", "ChangeSetName"]),
    ("CHANGE_SET_EXECUTE", &["ChangeSetName"]),
    ("DELETE_ONLY", &["RoleArn"]),
];

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file).into_iter().filter(|it| it.kind.provider == "CloudFormation") {
        let Some(mode) = it.setting("ActionMode").filter(|mode| !file.is_default(mode.span)) else { continue };
        let Some((_, needs)) = NEEDS.iter().find(|(name, _)| *name == mode.value) else { continue };
        let entries = it.action.value.configuration.value().map(|map| map.entries.as_slice()).unwrap_or_default();
        let misspelt = |key: &str| {
            let means = |name: &str| it.kind.nearest_key(name).is_some_and(|near| near.name == key);
            entries.iter().any(|(name, _)| it.kind.key(&name.text).is_none() && means(&name.text))
        };
        let missing: Vec<&str> = needs.iter().copied().filter(|key| it.lacks(file, key) && !misspelt(key)).collect();
        if missing.is_empty() {
            continue;
        }
        let names = listed(missing.iter().copied());
        let told = findings.tell(mode.span, format!("`{}` of `{}` lacks {names}.", mode.value, it.name()));
        told.help(format!(
            "CodePipeline answers with InvalidActionDeclarationException. In this mode the action needs {}.",
            listed(needs.iter().copied())
        ));
    }
}
