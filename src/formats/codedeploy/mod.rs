//! The AppSpec file of AWS CodeDeploy.

pub mod agent;
pub mod bundle;
pub mod facts;
pub mod file;
pub mod model;
pub mod platform;
pub mod refusal;
pub mod rehearse;
pub mod rules;
pub mod scalar;
pub mod scenario;
pub mod settings;

use serde_json::Value;

use self::file::AppSpecFile;
use self::model::{EcsAppSpec, LambdaAppSpec, ServerAppSpec};
use self::platform::{Platform, Recognised, by_signs, recognise};
use self::scenario::Setup;
use self::settings::Settings;
use super::{Declaration, Format, setup_fault, with_setup};
use crate::diagnostics::{Diagnostic, Findings, RulePage};
use crate::rehearsal::{Scenario, Timeline};
use crate::schema::Schema;
use crate::syntax::Document;

/// The name of the declaration that the agent reads.
pub const FOR_INSTANCES: &str = "codedeploy-ec2";

static DECLARATIONS: &[Declaration] = &[
    Declaration {
        id: FOR_INSTANCES,
        title: "CodeDeploy AppSpec for EC2 and on-premises instances",
        shape: ServerAppSpec::shape,
        settings: || Settings::for_platform(Platform::Server),
    },
    Declaration {
        id: "codedeploy-ecs",
        title: "CodeDeploy AppSpec for Amazon ECS",
        shape: EcsAppSpec::shape,
        settings: || Settings::for_platform(Platform::Ecs),
    },
    Declaration {
        id: "codedeploy-lambda",
        title: "CodeDeploy AppSpec for AWS Lambda",
        shape: LambdaAppSpec::shape,
        settings: || Settings::for_platform(Platform::Lambda),
    },
];

/// The format as the list of formats names it.
pub static FORMAT: Format = Format {
    id: "codedeploy",
    title: "CodeDeploy AppSpec",
    file_name: "appspec.yml",
    rules: pages,
    declarations: DECLARATIONS,
    declaration,
    has_name: |name| name.to_ascii_lowercase().contains("appspec"),
    has_content: |document| by_signs(document).is_some(),
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
    let platform = Settings::of(settings).platform.or(match recognise(document) {
        Recognised::AppSpec(platform) => Some(platform),
        Recognised::Wrapper(_) | Recognised::Other(..) => None,
    });
    match platform? {
        Platform::Server => DECLARATIONS.first(),
        Platform::Ecs => DECLARATIONS.get(1),
        Platform::Lambda => DECLARATIONS.get(2),
    }
}

fn check(document: Document, settings: &Value) -> (Document, Vec<Diagnostic>) {
    let file = AppSpecFile::read(document, Settings::of(settings));
    let found = Findings::of(rules::RULES.iter().copied().flatten(), &file);
    (file.document, found)
}

fn rehearse_document(document: Document, settings: &Value, scenario: &Scenario<Value>) -> Timeline {
    let file = AppSpecFile::read(document, Settings::of(settings));
    let found = Findings::of(rules::RULES.iter().copied().flatten(), &file);
    let mut scenario = with_setup::<Setup>(scenario);
    if let Some(bundle) = file.settings.bundle.as_ref().filter(|bundle| !bundle.has_more) {
        scenario.setup.server.bundle.get_or_insert_with(|| bundle.files.keys().cloned().collect());
    }
    rehearse::rehearse(&file, &found, &scenario)
}
