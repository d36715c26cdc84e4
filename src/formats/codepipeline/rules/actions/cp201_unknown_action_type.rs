//! CP201: there is no such action type.

use crate::diagnostics::{Findings, Fix, Rule, Severity, repair};
use crate::formats::codepipeline::facts::action_types::ActionType;
use crate::formats::codepipeline::facts::known_types::known_type;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::ActionTypeId;
use crate::formats::codepipeline::rules::typed::{is_open, listed};
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP201", "unknown-action-type", Error, "cp201_unknown_action_type.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for (_, action) in found.actions() {
            if known_type(&action.value).is_none()
                && let Some(id) = action.value.type_id()
            {
                tell(file, id, findings);
            }
        }
    }
}

fn tell(file: &PipelineFile, id: &ActionTypeId, findings: &mut Findings) {
    let (Some(category), Some(owner), Some(provider)) = (id.category.known(), id.owner.known(), id.provider.known())
    else {
        return;
    };
    let name = provider.value.as_str();
    let (in_category, of_owner) = (category.value.word(), owner.value.word());
    if of_owner == "Custom" || is_open(name) || file.is_default(provider.span) {
        return;
    }
    let answer = "CodePipeline answers with InvalidActionDeclarationException: the action type `is not available in \
                  region`.";
    let mut same = ActionType::of_provider(name);
    if let Some(meant) = same.clone().find(|meant| meant.category == in_category) {
        let message = format!("`{name}` has the owner `{}`, not `{of_owner}`.", meant.owner);
        let told = findings.tell(owner.span, message);
        told.help(format!("{answer} Write `{}`.", meant.owner));
        let edit = repair::rename(&file.document, owner.node, meant.owner);
        told.fix(Fix::safe(format!("Write `{}`", meant.owner), vec![edit]));
    } else if let Some(meant) = same.next() {
        let categories = ActionType::of_provider(name).map(|other| other.category);
        let message =
            format!("`{name}` is a provider of the category {}, not of `{in_category}`.", listed(categories));
        let told = findings.tell(category.span, message);
        let others = listed(ActionType::in_category(in_category).map(|other| other.provider));
        told.help(format!("{answer} Write the category, or another provider; `{in_category}` has {others}."));
        let mut edits = vec![repair::rename(&file.document, category.node, meant.category)];
        if meant.owner != of_owner {
            edits.push(repair::rename(&file.document, owner.node, meant.owner));
        }
        told.fix(Fix::needs_a_look(format!("Write the category `{}`", meant.category), edits));
    } else {
        let told = findings.tell(provider.span, format!("There is no provider `{name}`."));
        let near = ActionType::nearest_provider(name);
        let near = near.filter(|near| ActionType::of(in_category, of_owner, near).is_some());
        let others = listed(ActionType::in_category(in_category).map(|other| other.provider));
        match near {
            Some(near) => {
                told.help(format!("{answer} Write `{near}`."));
                let edit = repair::rename(&file.document, provider.node, near);
                told.fix(Fix::safe(format!("Write `{near}`"), vec![edit]));
            }
            None => {
                told.help(format!("{answer} `{in_category}` has {others}."));
            }
        }
        if of_owner == "ThirdParty" {
            told.graded(Severity::Warning).assume("AWS does not list every provider of its partners.");
        }
    }
}
