//! What an AppSpec file is for, told by its content.
//!
//! Source: CodeDeploy User Guide, reference-appspec-file, 2023; the order of the signs is this project's.

use serde::{Deserialize, Serialize};

use crate::syntax::{Document, Entry, NodeId};

/// A compute platform of CodeDeploy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// EC2 and on-premises instances.
    Server,
    /// Amazon ECS.
    Ecs,
    /// AWS Lambda.
    Lambda,
}

/// What a file turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognised {
    /// An AppSpec file.
    AppSpec(Platform),
    /// The input of `create-deployment`, which holds an AppSpec file: the key that tells.
    Wrapper(Entry),
    /// The file of another product.
    Other(&'static Product, Entry),
}

/// Another product whose files are taken for AppSpec files.
#[derive(Debug, PartialEq, Eq)]
pub struct Product {
    /// What people call such a file.
    pub file: &'static str,
    /// Top-level keys that must all be there to tell.
    keys: &'static [&'static str],
}

/// The products, the surest signs first.
const PRODUCTS: &[Product] = &[
    Product { file: "a CloudFormation template", keys: &["AWSTemplateFormatVersion"] },
    Product { file: "an AWS SAM template", keys: &["Transform"] },
    Product { file: "a CodeBuild buildspec", keys: &["phases"] },
    Product { file: "the app specification of MoveApps", keys: &["settings", "keywords"] },
    Product { file: "a CodePipeline pipeline", keys: &["pipeline"] },
    Product { file: "a GitHub Actions workflow", keys: &["jobs"] },
    Product { file: "a Kubernetes manifest", keys: &["apiVersion", "kind"] },
    Product { file: "an ECS task definition", keys: &["containerDefinitions"] },
    Product { file: "a Docker Compose file", keys: &["services"] },
    Product { file: "a GitLab CI file", keys: &["stages"] },
];

/// What a document turns out to be. Where nothing tells, it is taken for an AppSpec file for instances.
pub fn recognise(document: &Document) -> Recognised {
    let Some(root) = document.root() else { return Recognised::AppSpec(Platform::Server) };
    let key = |name: &str| top_level(document, root, name);
    if let Some(wrapper) = key("revision").or_else(|| key("appSpecContent")) {
        return Recognised::Wrapper(wrapper);
    }
    if let Some(platform) = by_signs(document) {
        return Recognised::AppSpec(platform);
    }
    let all = |product: &&Product| product.keys.iter().all(|name| document.get(root, name).is_some());
    let product = PRODUCTS.iter().find(all);
    let other = product.and_then(|product| Some((product, document.get(root, product.keys.first()?)?)));
    match other {
        Some((product, entry)) => Recognised::Other(product, entry),
        None if key("resources").is_some() => Recognised::AppSpec(by_properties(document)),
        None => Recognised::AppSpec(Platform::Server),
    }
}

/// The platform where a document bears its signs.
pub fn by_signs(document: &Document) -> Option<Platform> {
    let root = document.root()?;
    let key = |name: &str| top_level(document, root, name);
    let text = document.source();
    let lists_resources = key("resources").is_some_and(|entry| document.items(entry.value).is_some());
    let is_for_instances = key("os").is_some();
    if !is_for_instances && text.contains("AWS::ECS::Service") && key("AWSTemplateFormatVersion").is_none() {
        return Some(Platform::Ecs);
    }
    if !is_for_instances && text.contains("AWS::Lambda::Function") && lists_resources {
        return Some(Platform::Lambda);
    }
    // Buildspecs and workflows have some of these keys, too.
    if key("phases").or_else(|| key("jobs")).is_some() && !is_for_instances {
        return None;
    }
    let maps_hooks = key("hooks").is_some_and(|entry| document.entries(entry.value).is_some());
    let is_server = is_for_instances || maps_hooks || key("files").or_else(|| key("permissions")).is_some();
    is_server.then_some(Platform::Server)
}

/// The platform of a file that lists resources of no known type.
fn by_properties(document: &Document) -> Platform {
    let text = document.source().to_ascii_lowercase();
    match ["currentversion", "targetversion"].iter().any(|key| text.contains(key)) {
        true => Platform::Lambda,
        false => Platform::Ecs,
    }
}

/// The entry of a key of the root, in any case.
fn top_level(document: &Document, root: NodeId, name: &str) -> Option<Entry> {
    let mut entries = document.entries(root)?;
    entries.find(|entry| document.scalar(entry.key).is_some_and(|key| key.eq_ignore_ascii_case(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match recognise(&Document::read(text)) {
            Recognised::AppSpec(platform) => format!("{platform:?}"),
            Recognised::Wrapper(_) => "wrapper".to_owned(),
            Recognised::Other(product, _) => product.file.to_owned(),
        }
    }

    #[test]
    fn tells_the_platform() {
        assert_eq!(told("version: 0.0\nOS: linux\n"), "Server");
        assert_eq!(told("hooks: {AfterInstall: []}\n"), "Server");
        assert_eq!(told("version: 0.0\nResources:\n  - S: {Type: AWS::ECS::Service}\n"), "Ecs");
        assert_eq!(told("{\"resources\": [{\"f\": {\"Type\": \"AWS::Lambda::Function\"}}]}"), "Lambda");
        assert_eq!(told("version: 0.0\nResources:\n  - f: {Properties: {CurrentVersion: 1}}\n"), "Lambda");
        assert_eq!(told("version: 0.0\nos: linux\nResources: []\n"), "Server");
        assert_eq!(told("# nothing yet\n"), "Server");
    }

    #[test]
    fn tells_other_files() {
        assert_eq!(told("revision: {revisionType: AppSpecContent}\n"), "wrapper");
        assert_eq!(told("version: 0.2\nphases: {build: {commands: [make]}}\n"), "a CodeBuild buildspec");
        let template = "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  S: {Type: AWS::ECS::Service}\n";
        assert_eq!(told(template), "a CloudFormation template");
        assert_eq!(
            told("Transform: AWS::Serverless-2016-10-31\nResources: {F: {Type: AWS::Lambda::Function}}\n"),
            "an AWS SAM template"
        );
        assert_eq!(told("on: push\npermissions: {}\njobs: {}\n"), "a GitHub Actions workflow");
    }
}
