//! The pipeline definition of AWS CodePipeline: the JSON of the AWS CLI, and CloudFormation templates.

#[cfg(not(target_arch = "wasm32"))]
pub mod convert;
pub mod facts;
pub mod file;
pub mod form;
pub mod model;
pub mod rehearse;
pub mod rules;
pub mod scenario;
pub mod settings;
pub mod template;
pub mod triggers;

use serde_json::Value;

use self::file::PipelineFile;
use self::form::{Form, holds_pipeline};
use self::model::{Pipeline, PipelineInput};
use self::scenario::Setup;
use self::settings::Settings;
use self::template::Template;
use super::{Declaration, Format, setup_fault, with_setup};
use crate::diagnostics::{Diagnostic, Findings, RulePage};
use crate::rehearsal::{Scenario, Timeline};
use crate::schema::{Schema, Shape};
use crate::syntax::Document;

static DECLARATIONS: &[Declaration] = &[
    Declaration {
        id: "codepipeline",
        title: "CodePipeline pipeline for the AWS CLI",
        shape: PipelineInput::shape,
        settings: || Settings::for_form(Form::Wrapped),
    },
    Declaration {
        id: "codepipeline-template",
        title: "CloudFormation template with pipelines",
        shape: || Shape::Pascal(Template::shape),
        settings: || Settings::for_form(Form::Template),
    },
    Declaration {
        id: "codepipeline-bare",
        title: "CodePipeline pipeline alone",
        shape: Pipeline::shape,
        settings: || Settings::for_form(Form::Bare),
    },
];

/// The format as the list of formats names it.
pub static FORMAT: Format = Format {
    id: "codepipeline",
    title: "CodePipeline pipeline",
    file_name: "pipeline.json",
    rules: pages,
    declarations: DECLARATIONS,
    declaration,
    has_name,
    has_content: holds_pipeline,
    check,
    settings_fault: Settings::fault,
    rehearse: rehearse_document,
    setup_fault: setup_fault::<Setup>,
    #[cfg(not(target_arch = "wasm32"))]
    scenario_schema: || schemars::schema_for!(Scenario<Setup>).to_value(),
};

fn pages() -> Vec<RulePage> {
    rules::RULES.iter().flat_map(|section| section.iter().map(|rule| rule.about)).collect()
}

fn declaration(document: &Document, settings: &Value) -> Option<&'static Declaration> {
    match Settings::of(settings).form.unwrap_or_else(|| Form::of(document)) {
        Form::Wrapped | Form::Dump => DECLARATIONS.first(),
        Form::Template => DECLARATIONS.get(1),
        Form::Bare => DECLARATIONS.get(2),
    }
}

/// Whether a file of that name is a pipeline: `pipeline.json`, `my-pipeline.json`, and anything that says
/// `codepipeline`. Other products call their YAML `pipeline.yml` too.
fn has_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains("codepipeline") || name == "pipeline.json" || name.ends_with("-pipeline.json")
}

fn check(document: Document, settings: &Value) -> (Document, Vec<Diagnostic>) {
    let file = PipelineFile::read(document, Settings::of(settings));
    let found = Findings::of(rules::RULES.iter().copied().flatten(), &file);
    (file.document, found)
}

fn rehearse_document(document: Document, settings: &Value, scenario: &Scenario<Value>) -> Timeline {
    let file = PipelineFile::read(document, Settings::of(settings));
    let found = Findings::of(rules::RULES.iter().copied().flatten(), &file);
    rehearse::rehearse(&file, &found, &with_setup(scenario), &rehearse::contents::Nothing)
}
