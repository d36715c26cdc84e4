//! CD411: named entries of an access control list without a mask.

use crate::diagnostics::layout::dash_before;
use crate::diagnostics::{Edit, Findings, Fix, Rule, layout};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::facts::acl::{AclEntry, AclKind, entry};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::schema::{List, Placed};

pub const RULE: Rule<AppSpecFile> = rule!("CD411", "acl-without-mask", Warning, "cd411_acl_without_mask.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for acls in server.permissions().filter_map(|permission| permission.value.acls.value()) {
        let known: Vec<&Placed<String>> = acls.known().collect();
        let entries: Vec<AclEntry<'_>> =
            known.iter().filter_map(|acl| entry(&acl.value, Generation::V2).ok()).collect();
        let is_complete = entries.len() == acls.items.len();
        let plain = || entries.iter().filter(|entry| !entry.default);
        let has_mask = plain().any(|entry| entry.kind == AclKind::Mask);
        let named = known.iter().zip(&entries).find(|(_, entry)| !entry.default && !entry.name.is_empty());
        let Some((first, _)) = named.filter(|_| is_complete && !has_mask) else { continue };
        let found =
            findings.tell(first.span, format!("`{}` counts only as far as the group's mode allows.", first.value));
        found.help(
            "Without a mask among the entries the mask is that of the group: on a file with mode 644 `u:mary:rw` lets \
                mary read, and no more. Add an entry such as `m::rw`.",
        );
        let Some(last) = known.last() else { continue };
        if let Some(edit) = after(file, acls, last, &format!("m::{}", union(plain()))) {
            found.fix(Fix::needs_a_look("Add a mask that allows what the entries do", vec![edit]));
        }
    }
}

/// All that any of the entries allows.
fn union<'e>(entries: impl Iterator<Item = &'e AclEntry<'e>>) -> String {
    let mut bits = 0;
    for entry in entries {
        for (letter, bit) in [('r', 4), ('w', 2), ('x', 1)] {
            bits |= if entry.permissions.contains(letter) { bit } else { 0 };
        }
        bits |= entry.permissions.parse::<u8>().unwrap_or(0);
    }
    [('r', 4), ('w', 2), ('x', 1)].into_iter().filter(|(_, bit)| bits & bit != 0).map(|(letter, _)| letter).collect()
}

/// An item below the last one of a block list.
fn after(file: &AppSpecFile, acls: &List<String>, last: &Placed<String>, item: &str) -> Option<Edit> {
    let dash = dash_before(&file.document, last.span.start)?;
    let indentation = layout::indentation(&file.document, dash.start).filter(|_| !acls.items.is_empty())?;
    Some(Edit::insert(last.span.end, format!("\n{indentation}- '{item}'")))
}
