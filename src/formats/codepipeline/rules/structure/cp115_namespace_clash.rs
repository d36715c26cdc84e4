//! CP115: a namespace is taken already, by another action, an artifact or CodePipeline itself.

use crate::diagnostics::{Findings, Fix, Rule, repair};
use crate::formats::codepipeline::facts::order::{Ordered, ordered};
use crate::formats::codepipeline::facts::variables::{OWN_NAMESPACE, PIPELINE_NAMESPACE};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::schema::Placed;
use crate::syntax::Span;

pub const RULE: Rule<PipelineFile> = rule!("CP115", "namespace-clash", Error, "cp115_namespace_clash.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let actions = ordered(found);
        for (at, it) in actions.iter().enumerate() {
            let Some(namespace) = it.action.value.namespace.known() else { continue };
            let action = it.action.value.name.value().map_or("An action", String::as_str);
            let name = &namespace.value;
            let earlier = actions.get(..at).unwrap_or_default();
            let together = |other: &Span| found.branches.together(it.action.span, *other);
            let taken = earlier
                .iter()
                .find(|other| other.action.value.namespace.value() == Some(name) && together(&other.action.span));
            let artifact = artifact_of(&actions, name).filter(|artifact| together(&artifact.span));
            let (message, place, relation) = if name == OWN_NAMESPACE || name == PIPELINE_NAMESPACE {
                (format!("`{action}` has the namespace `{name}`, which CodePipeline keeps for itself."), None, "")
            } else if let Some(other) = taken {
                let by = other.action.value.name.value().map_or("another action", String::as_str);
                let place = other.action.value.namespace.known().map(|namespace| namespace.span);
                (format!("`{action}` has the namespace `{name}`, as `{by}` has."), place, "It is taken here")
            } else if let Some(artifact) = artifact {
                let message = format!("The namespace `{name}` of `{action}` is the name of an artifact too.");
                (message, Some(artifact.span), "The artifact is here")
            } else {
                continue;
            };
            let told = findings.tell(namespace.span, message);
            told.help(
                "A namespace is unique in the pipeline, no artifact has its name, and it is neither `codepipeline` nor \
                `variables`; CodePipeline answers with InvalidActionDeclarationException. Give it another name, and \
                write that where its variables are read.",
            );
            if let Some(place) = place {
                told.relate(place, relation);
            }
            let free = free_name(&actions, action, name);
            if !is_read(file, name) && it.action.span.contains(namespace.span) {
                let edit = repair::rename(&file.document, namespace.node, &free);
                told.fix(Fix::safe(format!("Call it `{free}`"), vec![edit]));
            }
        }
    }
}

fn artifact_of<'p>(actions: &[Ordered<'p>], name: &str) -> Option<&'p Placed<String>> {
    for it in actions {
        let mut all = it.action.value.outputs();
        if let Some(found) = all.find(|artifact| artifact.value == name) {
            return Some(found);
        }
    }
    None
}

/// Whether a variable of the namespace is read anywhere: whose it is then, only the author knows.
fn is_read(file: &PipelineFile, namespace: &str) -> bool {
    file.document.source().contains(&format!("#{{{namespace}."))
}

fn free_name(actions: &[Ordered<'_>], action: &str, name: &str) -> String {
    let is_free = |text: &str| {
        let named = |it: &Ordered<'_>| it.action.value.namespace.value().is_some_and(|other| other == text);
        !actions.iter().any(named) && artifact_of(actions, text).is_none()
    };
    let own: String = action.chars().filter(|letter| letter.is_ascii_alphanumeric()).collect();
    let wanted = format!("{own}Variables");
    match !own.is_empty() && is_free(&wanted) {
        true => wanted,
        false => (2_u32..).map(|number| format!("{name}-{number}")).find(|text| is_free(text)).unwrap_or(wanted),
    }
}
