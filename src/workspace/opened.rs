//! Which files actions open in the artifacts that they read.
//!
//! Source: CodePipeline User Guide, action reference and file-reference, 2026.

use super::chain::{ChainAction, Word};
use super::links::AppSpec;
use crate::formats::codedeploy::facts::path::in_revision;
use crate::syntax::Span;

/// A file that an action opens in an artifact.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What the file is to the action.
    pub what: What,
    /// The path at which it is opened, from the artifact's root.
    pub path: String,
    /// The artifact.
    pub artifact: String,
    /// The index of the file that says so.
    pub file: usize,
    /// Where it says so: at the path, or at the action's name where the pipeline names no path.
    pub place: Span,
    /// The key of the configuration that names the file, where it can be set.
    pub key: &'static str,
    /// Whether that key is there.
    pub is_set: bool,
}

/// What a file is to the action that opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The image definitions of Amazon ECS.
    ImageDefinitions,
    /// The task definition of a blue/green deployment.
    TaskDefinition,
    /// The AppSpec file of a blue/green deployment.
    AppSpecTemplate,
    /// The image of a blue/green deployment.
    ImageDetail,
    /// The AppSpec file at the root of a revision.
    AppSpec,
    /// A template of CloudFormation, or its configuration.
    Template,
    /// A template or configuration of Service Catalog.
    ProductTemplate,
    /// A specification or script for EC2 instances.
    DeploySpec,
    /// A manifest, chart or values file for Kubernetes.
    Manifest,
    /// A configuration of AppConfig.
    AppConfiguration,
    /// The input of a state machine.
    StateInput,
    /// A file, folder or script that an AppSpec file names.
    Revision,
}

/// The files that an action opens, as far as they are known. Of those that may have one of two names, the first is
/// given.
pub fn opened(file: usize, action: &ChainAction) -> Vec<Opened> {
    let mut reader = Reader { file, action, opened: Vec::new() };
    match action.provider.as_str() {
        "ECS" => reader.file(What::ImageDefinitions, "FileName", Some("imagedefinitions.json")),
        "CodeDeployToECS" => reader.blue_green(),
        "CodeDeploy" => reader.file(What::AppSpec, "", Some("appspec.yml")),
        "CloudFormation" | "CloudFormationStackSet" | "CloudFormationStackInstances" => {
            for key in ["TemplatePath", "TemplateConfiguration", "Parameters"] {
                reader.in_artifact(What::Template, key);
            }
        }
        "ServiceCatalog" => reader.all(What::ProductTemplate, &["TemplateFilePath", "ConfigurationFilePath"]),
        "EC2" => reader.all(What::DeploySpec, &["DeploySpec", "PreScript", "PostScript"]),
        "EKS" => reader.all(What::Manifest, &["ManifestFiles", "HelmChartLocation", "HelmValuesFiles"]),
        "AppConfig" => reader.all(What::AppConfiguration, &["InputArtifactConfigurationPath"]),
        "StepFunctions" if action.setting("InputType").is_some_and(|kind| kind.text == "FilePath") => {
            reader.file(What::StateInput, "Input", None);
        }
        _ => {}
    }
    reader.opened
}

/// The files, folders and scripts of its revision that an AppSpec file for instances names, but for the whole revision.
pub fn revision(appspec: &AppSpec, artifact: &str) -> Vec<Opened> {
    let mut all: Vec<Opened> = Vec::new();
    let Some(server) = appspec.spec.server() else { return all };
    let sources = server.files().filter_map(|mapping| mapping.value.source.known());
    let scripts = server.scripts().into_iter().filter_map(|(_, script)| script.value.location.known());
    for named in sources.chain(scripts) {
        let path = in_revision(named.value.trim());
        if path.is_empty() || all.iter().any(|other| other.path == path) {
            continue;
        }
        let (artifact, file, place) = (artifact.to_owned(), appspec.file, named.span);
        all.push(Opened { what: What::Revision, path, artifact, file, place, key: "", is_set: true });
    }
    all
}

struct Reader<'a> {
    file: usize,
    action: &'a ChainAction,
    opened: Vec<Opened>,
}

impl Reader<'_> {
    /// A file in the only artifact that the action reads.
    fn file(&mut self, what: What, key: &'static str, usual: Option<&str>) {
        if let Some(artifact) = self.action.only_input().map(|artifact| artifact.text.clone()) {
            self.file_in(what, artifact, key, usual);
        }
    }

    fn all(&mut self, what: What, keys: &[&'static str]) {
        for key in keys {
            self.file(what, key, None);
        }
    }

    fn file_in(&mut self, what: What, artifact: String, key: &'static str, usual: Option<&str>) {
        match (self.action.setting(key), usual) {
            (Some(path), _) => {
                // Several files stand behind commas.
                for part in path.text.split(',') {
                    self.add(what, artifact.clone(), part.trim(), path.span, key, true);
                }
            }
            (None, Some(usual)) if self.action.lacks(key) => {
                self.add(what, artifact, usual, self.action.name.span, key, false);
            }
            _ => {}
        }
    }

    fn add(&mut self, what: What, artifact: String, path: &str, place: Span, key: &'static str, is_set: bool) {
        let path = path.trim_start_matches("./").to_owned();
        if !path.is_empty() && !path.contains("#{") && !path.contains("://") {
            self.opened.push(Opened { what, path, artifact, file: self.file, place, key, is_set });
        }
    }

    /// `ARTIFACT::PATH`
    fn in_artifact(&mut self, what: What, key: &'static str) {
        let Some(Word { text, span, .. }) = self.action.setting(key) else { return };
        if let Some((artifact, path)) = text.split_once("::") {
            self.add(what, artifact.to_owned(), path, *span, key, true);
        }
    }

    fn blue_green(&mut self) {
        for (what, named, key, usual) in [
            (What::TaskDefinition, "TaskDefinitionTemplateArtifact", "TaskDefinitionTemplatePath", "taskdef.json"),
            (What::AppSpecTemplate, "AppSpecTemplateArtifact", "AppSpecTemplatePath", "appspec.yaml"),
        ] {
            if let Some(artifact) = self.action.setting(named) {
                self.file_in(what, artifact.text.clone(), key, Some(usual));
            }
        }
        for named in ["Image1ArtifactName", "Image2ArtifactName", "Image3ArtifactName", "Image4ArtifactName"] {
            if let Some(Word { text, span, .. }) = self.action.setting(named) {
                self.add(What::ImageDetail, text.clone(), "imageDetail.json", *span, named, true);
            }
        }
    }
}
