//! Which of the four shapes a file has.

use serde::{Deserialize, Serialize};

use crate::syntax::{Document, NodeId};

/// The type of a pipeline among a template's resources.
pub const PIPELINE_TYPE: &str = "AWS::CodePipeline::Pipeline";

/// The shape of a file that holds pipelines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A mapping with the key `pipeline`: for `--cli-input-json` of create-pipeline and update-pipeline.
    Wrapped,
    /// The pipeline alone: for `--pipeline file://`.
    Bare,
    /// What `aws codepipeline get-pipeline` prints: `pipeline` beside `metadata`.
    Dump,
    /// A CloudFormation template, with any number of pipelines.
    Template,
}

impl Form {
    /// The shape of a document; of one that shows none, [`Form::Wrapped`].
    pub fn of(document: &Document) -> Self {
        let Some(root) = document.root() else { return Form::Wrapped };
        let has = |name| any_case(document, root, name).is_some();
        if document.get(root, "Resources").is_some() || has("AWSTemplateFormatVersion") {
            Form::Template
        } else if has("pipeline") {
            if has("metadata") { Form::Dump } else { Form::Wrapped }
        } else if has("stages") || has("roleArn") || has("artifactStore") || has("artifactStores") {
            Form::Bare
        } else {
            Form::Wrapped
        }
    }

    /// Whether keys are written as CloudFormation writes them.
    pub fn is_template(self) -> bool {
        self == Form::Template
    }
}

/// Whether a document holds a pipeline, as far as its content tells.
pub fn holds_pipeline(document: &Document) -> bool {
    let Some(root) = document.root() else { return false };
    match Form::of(document) {
        Form::Template => has_pipeline_resource(document, root),
        Form::Wrapped | Form::Dump => {
            any_case(document, root, "pipeline").is_some_and(|pipeline| is_pipeline(document, pipeline))
        }
        Form::Bare => is_pipeline(document, root),
    }
}

fn has_pipeline_resource(document: &Document, root: NodeId) -> bool {
    let resources = document.get(root, "Resources").map(|entry| entry.value);
    let mut resources = resources.and_then(|node| document.entries(node)).into_iter().flatten();
    resources.any(|resource| is_pipeline_resource(document, resource.value))
}

/// Whether a resource of a template is a pipeline.
pub fn is_pipeline_resource(document: &Document, resource: NodeId) -> bool {
    let kind = document.get(resource, "Type").and_then(|entry| document.scalar(entry.value));
    kind == Some(PIPELINE_TYPE)
}

/// Whether a mapping is a pipeline and not the stages of another product: it has a role or artifact stores, or its
/// stages have actions.
fn is_pipeline(document: &Document, node: NodeId) -> bool {
    let has = |name| any_case(document, node, name).is_some();
    if has("artifactStore") || has("artifactStores") || (has("roleArn") && has("stages")) {
        return true;
    }
    let stages = any_case(document, node, "stages").and_then(|stages| document.items(stages)).unwrap_or_default();
    stages.iter().any(|stage| any_case(document, *stage, "actions").is_some())
}

/// The value at a key, its first letter in either case.
fn any_case(document: &Document, node: NodeId, name: &str) -> Option<NodeId> {
    let mut entries = document.entries(node)?;
    let same = |key: &str| {
        let heads = (key.as_bytes().first(), name.as_bytes().first());
        matches!(heads, (Some(a), Some(b)) if a.eq_ignore_ascii_case(b)) && key.get(1..) == name.get(1..)
    };
    entries.find(|entry| document.scalar(entry.key).is_some_and(same)).map(|entry| entry.value)
}
