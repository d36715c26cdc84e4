//! CD403: a list that is none, and types that are none.

use crate::diagnostics::repair::single_quoted;
use crate::diagnostics::{Edit, Findings, Fix, Rule, layout};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{Permission, ServerAppSpec};
use crate::rule;
use crate::schema::{Misfit, MisfitKind};
use crate::syntax::NodeId;

pub const RULE: Rule<AppSpecFile> = rule!("CD403", "permissions-shape", Error, "cd403_permissions_shape.md", check);

/// Keys whose faults of this kind other rules tell.
const ELSEWHERE: &[&str] = &["object", "mode", "context"];

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        match &misfit.kind {
            MisfitKind::WrongKind { expected, found, node, item, .. } => {
                wrong_kind(file, misfit, (expected, found, *node, *item), findings);
            }
            MisfitKind::NotAWord { text, near, node, .. } if misfit.under(Permission::SHAPE, "type") => {
                let told = findings.tell(misfit.span, format!("`{text}` is neither `file` nor `directory`."));
                told.help(format!(
                    "The agent refuses the file: `an object type not supported for permissions ({text})`."
                ));
                if let Some(near) = near {
                    let edit = Edit::replace(file.document.span(*node), near.text);
                    told.fix(Fix::safe(format!("Write `{}`", near.text), vec![edit]));
                }
            }
            _ => {}
        }
    }
}

fn wrong_kind(
    file: &AppSpecFile,
    misfit: &Misfit,
    (expected, found, node, item): (&str, &str, NodeId, Option<usize>),
    findings: &mut Findings,
) {
    let Some(owner) = misfit.owner else { return };
    let is_section = misfit.under(ServerAppSpec::SHAPE, "permissions");
    let name = owner.key.name;
    if !is_section && (owner.mapping != Permission::SHAPE || ELSEWHERE.contains(&name)) {
        return;
    }
    let message = match item {
        Some(item) => format!("Item {} of `{name}` is {found}, not {expected}.", item + 1),
        None => format!("`{name}` is {found}, not {expected}."),
    };
    let told = findings.tell(file.document.first_line(node), message);
    told.help("Agent 2.x refuses the file, and agent 1.8 ends with an exception.");
    if is_section {
        let edits = layout::itemise(&file.document, misfit.span)
            .filter(|_| item.is_none() && file.document.get(node, "object").is_some());
        if let Some(edits) = edits {
            told.fix(Fix::safe("Make an item of it", edits));
        }
    } else if item.is_none() && found == "text" && expected == "a list" {
        told.fix(Fix::safe("Make a list of it", vec![Edit::replace(misfit.span, bracketed(file, misfit))]));
    }
}

/// A text as a list of one, as it is written where that is safe between brackets.
fn bracketed(file: &AppSpecFile, misfit: &Misfit) -> String {
    let written = misfit.span.text(file.document.source());
    let is_quoted = written.starts_with(['"', '\'']);
    match is_quoted || !written.contains([',', '[', ']', '{', '}', ':', '#']) {
        true => format!("[{written}]"),
        false => format!("[{}]", single_quoted(written)),
    }
}
