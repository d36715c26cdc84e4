//! CD509: `LoadBalancerInfo` is a list, or another thing that it is not.

use crate::diagnostics::{Edit, Findings, Fix, Rule, layout};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::EcsProperties;
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::{NodeId, NodeKind, Span};

pub const RULE: Rule<AppSpecFile> = rule!("CD509", "load-balancer-list", Error, "cd509_load_balancer_list.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(EcsProperties::SHAPE, "LoadBalancerInfo")) {
        let MisfitKind::WrongKind { expected, found, node, .. } = misfit.kind else { continue };
        if expected == "a key" || file.is_open(node) {
            continue;
        }
        let told = findings.tell(
            file.document.first_line(node),
            format!("`LoadBalancerInfo` is {found}, not a mapping with `ContainerName` and `ContainerPort`."),
        );
        told.help(
            "CodeDeploy refuses the file: `The input AppSpec file is a not well-formed yaml. The template cannot be \
                parsed.` Write both keys below `LoadBalancerInfo`, without a dash.",
        );
        if let Some(edits) = as_mapping(file, node) {
            told.fix(Fix::safe("Make a mapping of it", edits));
        }
    }
}

/// The dashes before the items taken out, or the brackets around the only one.
fn as_mapping(file: &AppSpecFile, list: NodeId) -> Option<Vec<Edit>> {
    let document = &file.document;
    let items = document.items(list)?;
    let NodeKind::Sequence { flow, .. } = document.node(list).kind else { return None };
    if flow {
        let [only] = items else { return None };
        let inner = document.entries(*only).map(|_| document.span(*only))?;
        let outer = document.span(list);
        let before = Edit::replace(Span::new(outer.start, inner.start), "");
        return Some(vec![before, Edit::replace(Span::new(inner.end, outer.end), "")]);
    }
    let mut names: Vec<&str> = Vec::new();
    for entry in items.iter().flat_map(|item| document.entries(*item).into_iter().flatten()) {
        let name = document.scalar(entry.key).filter(|name| !names.contains(name))?;
        names.push(name);
    }
    layout::without_dashes(document, list)
}
