//! The buildspec of AWS CodeBuild.

pub mod file;
pub mod model;
pub mod on_failure;
pub mod rehearse;
pub mod rules;
pub mod scenario;
pub mod secret;
pub mod shell;
pub mod side_effect;
pub mod switch;
pub mod tools;

use self::file::BuildspecFile;
use super::Format;
use crate::diagnostics::{Diagnostic, Findings, RulePage};
use crate::schema::Schema;
use crate::syntax::Document;

/// The format as the list of formats names it.
pub static FORMAT: Format =
    Format { id: "codebuild", title: "CodeBuild buildspec", rules: pages, shape: model::Buildspec::shape, check };

fn pages() -> Vec<RulePage> {
    rules::RULES.iter().flat_map(|section| section.iter().map(|rule| rule.about)).collect()
}

fn check(document: Document) -> (Document, Vec<Diagnostic>) {
    let file = BuildspecFile::read(document);
    let found = Findings::of(rules::RULES.iter().copied().flatten(), &file);
    (file.document, found)
}
