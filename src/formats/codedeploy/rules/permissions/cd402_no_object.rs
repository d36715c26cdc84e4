//! CD402: a permission without its object.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::Permission;
use crate::rule;
use crate::schema::{Field, MisfitKind, Placed};

pub const RULE: Rule<AppSpecFile> = rule!("CD402", "no-object", Error, "cd402_no_object.md", check);

const REFUSED: &str = "The agent refuses the file: `a permission listed … has no object value`. The object is the full \
    path of a copied file, or of a folder below which things were copied.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for item in server.spec.permissions.value().map(|list| list.items.as_slice()).unwrap_or_default() {
        match item {
            Field::Null(nothing) => {
                findings.tell(nothing.span, "This permission is empty.").help(REFUSED);
            }
            Field::Known(item) => object(file, item, findings),
            Field::Absent | Field::Opaque(_) => {}
        }
    }
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(Permission::SHAPE, "object")) {
        let MisfitKind::WrongKind { found, .. } = misfit.kind else { continue };
        let told = findings.tell(misfit.span, format!("`object` is {found}, not a path."));
        told.help(match file.settings.agent.include(Generation::V2) {
            true => "Agent 2.x refuses the file, and in agent 1.8 the permission has no effect. Write one item for each path.",
            false => "In agent 1.8 the permission has no effect. Write one item for each path.",
        });
    }
}

fn object(file: &AppSpecFile, item: &Placed<Permission>, findings: &mut Findings) {
    match &item.value.object {
        Field::Absent if file.is_whole() => {
            if let Some(key) = file.stand_in(item.node, "object") {
                let written = file.document.scalar(key).unwrap_or_default();
                let found = findings.tell(file.document.span(key), format!("`{written}` is not a key; `object` is."));
                found.help(REFUSED);
                found.fix(Fix::safe("Write `object`", vec![rename(&file.document, key, "object")]));
                return;
            }
            findings.tell(file.document.first_line(item.node), "This permission has no `object`.").help(REFUSED);
        }
        Field::Null(nothing) => {
            findings.tell(nothing.key, "`object` has no value.").help(REFUSED);
        }
        Field::Known(path) if path.value.is_empty() => {
            findings.tell(path.span, "`object` is empty.").help(REFUSED);
        }
        _ => {}
    }
}
