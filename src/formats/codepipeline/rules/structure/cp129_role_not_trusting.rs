//! CP129: the pipeline's role, which stands in the template, does not trust CodePipeline.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::template::{Intrinsic, Reference};
use crate::rule;
use crate::syntax::{Document, NodeId};

pub const RULE: Rule<PipelineFile> = rule!("CP129", "role-not-trusting", Error, "cp129_role_not_trusting.md", check);

const SERVICE: &str = "codepipeline.amazonaws.com";

fn check(file: &PipelineFile, findings: &mut Findings) {
    let document = &file.document;
    for found in file.pipelines.iter().filter(|_| file.form.is_template() && file.is_whole()) {
        let Some(role_arn) = document.get(found.node, "RoleArn") else { continue };
        let Some(reference) = Reference::at(document, role_arn.value) else { continue };
        let Some(role) = file.resource(reference.logical_id).filter(|role| role.kind == "AWS::IAM::Role") else {
            continue;
        };
        let Some(policy) = role.property(&["AssumeRolePolicyDocument"]) else { continue };
        let mut services = Vec::new();
        // What a function makes may be any service.
        if !collect_services(document, policy, &mut services) || services.is_empty() {
            continue;
        }
        if services.iter().any(|(service, _)| is_codepipeline(service)) {
            continue;
        }
        let Some((service, place)) = services.first() else { continue };
        let message =
            format!("The role `{}` of `{}` does not trust CodePipeline.", role.logical_id, found.name_shown);
        findings
            .tell(document.span(role_arn.value), message)
            .relate(document.span(*place), format!("It trusts `{service}`"))
            .help(format!(
                "CodePipeline assumes the role to run the pipeline; without that it answers with \
                InvalidStructureException: it `is not authorized to perform AssumeRole on role`. Write `{SERVICE}` as \
                the service of the role's trust policy."
            ));
    }
}

fn is_codepipeline(service: &str) -> bool {
    service == "*" || service.starts_with("codepipeline.")
}

/// The scalars below every `Principal`; false where one of them cannot be known.
fn collect_services<'d>(document: &'d Document, policy: NodeId, services: &mut Vec<(&'d str, NodeId)>) -> bool {
    let Some(statements) = document.get(policy, "Statement") else { return false };
    let single = [statements.value];
    let statements = document.items(statements.value).unwrap_or(&single);
    for statement in statements {
        let Some(principal) = document.get(*statement, "Principal") else { return false };
        if !collect_scalars(document, principal.value, services) {
            return false;
        }
    }
    true
}

fn collect_scalars<'d>(document: &'d Document, node: NodeId, found: &mut Vec<(&'d str, NodeId)>) -> bool {
    if Intrinsic::at(document, node).is_some() {
        return false;
    }
    if let Some(text) = document.scalar(node) {
        found.push((text, node));
        return true;
    }
    let items: Vec<NodeId> = document.items(node).map(<[NodeId]>::to_vec).unwrap_or_default();
    let values: Vec<NodeId> = document.entries(node).into_iter().flatten().map(|entry| entry.value).collect();
    // Lists hold texts; nothing in a principal goes deeper.
    items.into_iter().chain(values).all(|child| collect_scalars(document, child, found))
}
