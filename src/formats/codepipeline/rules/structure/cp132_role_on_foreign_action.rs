//! CP132: an action that is not of AWS has a role of its own.

use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::Owner;
use crate::rule;

use super::edits::remove_key;

pub const RULE: Rule<PipelineFile> =
    rule!("CP132", "role-on-foreign-action", Warning, "cp132_role_on_foreign_action.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for it in ordered(found) {
            let owner = it.action.value.type_id().and_then(|id| id.owner.value());
            let Some(owner) = owner.filter(|owner| **owner != Owner::Aws) else { continue };
            // The role itself need not be known: that it is there tells.
            let Some(place) = it.action.value.role_arn.key() else { continue };
            let key = found.key("roleArn");
            let name = it.action.value.name.value().map_or("An action", String::as_str);
            let told = findings.tell(place, format!("`{name}` of the owner `{}` has `{key}`.", owner.word()));
            told.help(format!("Only actions of the owner `AWS` run under a role of their own. Delete `{key}`."))
                .assume("The CDK refuses it; whether CodePipeline itself does is not documented.");
            if let Some(edit) = remove_key(&file.document, it.action.node, &key) {
                told.fix(Fix::safe(format!("Delete `{key}`"), vec![edit]));
            }
        }
    }
}
