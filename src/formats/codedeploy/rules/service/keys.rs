//! Keys that are missing, have no value, or one of another kind.

use super::INVALID;
use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::schema::{Field, Mapping, MisfitKind};

/// A key of a mapping, and what belongs there.
#[derive(Debug, Clone, Copy)]
pub struct KeyOf {
    /// The mapping.
    pub mapping: &'static Mapping,
    /// The key.
    pub name: &'static str,
    /// What belongs there: "Write …".
    pub write: &'static str,
}

impl KeyOf {
    /// Tells where the key is missing, and where its value is of another kind.
    pub fn check(self, file: &AppSpecFile, findings: &mut Findings) {
        self.missing(file, findings);
        self.wrong_kind(file, findings);
    }

    /// Tells where a mapping that needs the key lacks it.
    pub fn missing(self, file: &AppSpecFile, findings: &mut Findings) {
        for misfit in file.misfits.iter().filter(|_| file.is_whole()) {
            let MisfitKind::MissingKey { mapping, key, node } = misfit.kind else { continue };
            if mapping != self.mapping || key.name != self.name || file.is_open(node) {
                continue;
            }
            if let Some(other) = file.stand_in(node, self.name) {
                let text = file.document.scalar(other).unwrap_or_default();
                let message = format!("`{text}` is not a key; `{}` is.", self.name);
                let found = findings.tell(file.document.span(other), message);
                found.help(format!("{INVALID} It ignores `{text}`."));
                let edit = rename(&file.document, other, self.name);
                found.fix(Fix::safe(format!("Write `{}`", self.name), vec![edit]));
            } else {
                let message = match misfit.owner {
                    Some(owner) => format!("Below `{}` there is no `{}`.", owner.key.name, self.name),
                    None => format!("The file has no `{}`.", self.name),
                };
                let place = match misfit.owner {
                    Some(_) => file.document.first_line(node),
                    None => file.head(),
                };
                findings.tell(place, message).help(format!("{INVALID} {}", self.write));
            }
        }
    }

    /// Tells where its value is of another kind.
    pub fn wrong_kind(self, file: &AppSpecFile, findings: &mut Findings) {
        for misfit in file.misfits.iter().filter(|misfit| misfit.under(self.mapping, self.name)) {
            let MisfitKind::WrongKind { expected, found, node, item, .. } = misfit.kind else { continue };
            if file.is_open(node) || expected == "a key" {
                continue;
            }
            let message = match item {
                Some(_) => format!("An item of `{}` is {found}, not {expected}.", self.name),
                None => format!("`{}` is {found}, not {expected}.", self.name),
            };
            let told = findings.tell(file.document.first_line(node), message);
            told.help(format!("{INVALID} {}", self.write));
        }
    }

    /// Tells where the key has no value.
    pub fn empty<T>(self, file: &AppSpecFile, field: &Field<T>, findings: &mut Findings) {
        let Field::Null(nothing) = field else { return };
        if !file.is_open_comment(nothing.key) {
            let told = findings.tell(nothing.key, format!("`{}` has no value.", self.name));
            told.help(format!("{INVALID} {}", self.write));
        }
    }
}
