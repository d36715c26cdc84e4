//! The buildspec of AWS CodeBuild.

pub mod facts;
pub mod file;
pub mod model;
pub mod on_failure;
pub mod rehearse;
pub mod rules;
pub mod scenario;
pub mod switch;

use serde_json::Value;

use self::file::BuildspecFile;
use self::rehearse::plan::BuildPlan;
use self::scenario::Setup;
use super::{Declaration, Format, setup_fault, takes_no_settings, with_setup};
use crate::diagnostics::{Diagnostic, Findings, RulePage};
use crate::rehearsal::{Scenario, Timeline};
use crate::schema::Schema;
use crate::syntax::Document;

const TITLE: &str = "CodeBuild buildspec";

static DECLARATIONS: &[Declaration] =
    &[Declaration { id: "codebuild", title: TITLE, shape: model::Buildspec::shape, settings: || Value::Null }];

/// The format as the list of formats names it.
pub static FORMAT: Format = Format {
    id: "codebuild",
    title: TITLE,
    file_name: "buildspec.yml",
    rules: pages,
    declarations: DECLARATIONS,
    declaration: |_, _| DECLARATIONS.first(),
    has_name: |name| name.to_ascii_lowercase().contains("buildspec"),
    has_content,
    check: |document, _| check(document),
    settings_fault: takes_no_settings,
    rehearse: rehearse_document,
    setup_fault: setup_fault::<Setup>,
    #[cfg(not(target_arch = "wasm32"))]
    scenario_schema: || schemars::schema_for!(Scenario<Setup>).to_value(),
};

fn pages() -> Vec<RulePage> {
    rules::RULES.iter().flat_map(|section| section.iter().map(|rule| rule.about)).collect()
}

/// Whether a document has the section that every buildspec must have.
fn has_content(document: &Document) -> bool {
    let has = |key| document.root().is_some_and(|root| document.get(root, key).is_some());
    has("phases") || has("batch")
}

fn rehearse_document(document: Document, _: &Value, scenario: &Scenario<Value>) -> Timeline {
    let file = BuildspecFile::read(document);
    let found = Findings::of(rules::RULES.iter().copied().flatten(), &file);
    rehearse::rehearse(&BuildPlan::of(&file, &found), &with_setup(scenario))
}

fn check(document: Document) -> (Document, Vec<Diagnostic>) {
    let file = BuildspecFile::read(document);
    let found = Findings::of(rules::RULES.iter().copied().flatten(), &file);
    (file.document, found)
}
