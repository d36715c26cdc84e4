//! CP309: an action works in another account, which cannot use the key of the artifacts.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::action_types::Arn;
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::facts::regions::stated;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::{Action, Pipeline, Store};
use crate::rule;
use crate::schema::Field;
use crate::syntax::Span;

pub const RULE: Rule<PipelineFile> =
    rule!("CP309", "key-of-one-account", Warning, "cp309_key_of_one_account.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let Some(pipeline) = found.pipeline() else { continue };
        let Some(own) = pipeline.role_arn.value().and_then(|role| account(role)) else { continue };
        let mut told_at: Vec<Span> = Vec::new();
        for it in ordered(found) {
            let Some(role) = it.action.value.role_arn.known() else { continue };
            let Some(other) = account(&role.value).filter(|other| *other != own) else { continue };
            let Some((place, why)) = unusable(pipeline, &it.action.value) else { continue };
            if told_at.contains(&place) {
                continue;
            }
            told_at.push(place);
            let name = it.action.value.name.value().map_or("An action", String::as_str);
            let told = findings.tell(place, format!("`{name}` works in the account `{other}`, and {why}."));
            told.relate(role.span, "This role is of the other account").help(format!(
                "The action cannot decrypt its artifacts. Make a key of your own in KMS, let the other account use it, \
                 and write its ARN as the `{}` of `{}`.",
                found.key("id"),
                found.key("encryptionKey")
            ));
        }
    }
}

/// Where it shows that another account cannot use the key of an action's artifacts, and why.
fn unusable(pipeline: &Pipeline, action: &Action) -> Option<(Span, String)> {
    let stores = pipeline.stores();
    let region = stated(action).map(|region| region.name);
    let of_action = |store: &&Store<'_>| stores.len() == 1 || (region.is_some() && store.region == region);
    let found = stores.iter().find(of_action).filter(|_| !pipeline.has_unknown_stores())?;
    match &found.store.value()?.encryption_key {
        Field::Absent | Field::Null(_) => Some((found.place?, "the artifacts have no key of your own".to_owned())),
        Field::Opaque(_) => None,
        Field::Known(key) => {
            let id = key.value.id.known()?;
            let is_alias = id.value.starts_with("alias/") || id.value.contains(":alias/");
            is_alias.then(|| (id.span, format!("the alias `{}` means nothing there", id.value)))
        }
    }
}

/// The account of an ARN, where it is written out.
fn account(arn: &str) -> Option<&str> {
    let account = Arn::read(arn)?.account;
    (account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())).then_some(account)
}
