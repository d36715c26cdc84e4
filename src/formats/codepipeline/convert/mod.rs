//! From the pipeline of the AWS CLI to that of a CloudFormation template, and back.
//!
//! Source: CloudFormation User Guide, AWS::CodePipeline::Pipeline, and CodePipeline API reference, both 2026.

mod key;
mod stand_in;
mod to_cli;
mod to_template;

use self::to_cli::to_cli;
use self::to_template::to_template;
use super::file::{FoundPipeline, PipelineFile};
use crate::syntax::Span;

/// A pipeline in its other form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// The file in that form.
    pub text: String,
    /// What the other form cannot say, or says otherwise, in the order of the file.
    pub losses: Vec<Loss>,
}

/// Something that the other form cannot say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Where it stands in the file that was converted.
    pub span: Span,
    /// What becomes of it, in a sentence; words of the file stand between backticks.
    pub message: String,
}

/// A pipeline of a file in the form that the file has not: that of a template in the form of the AWS CLI, any other as a
/// template.
pub fn convert(file: &PipelineFile, pipeline: &FoundPipeline) -> Converted {
    let document = &file.document;
    if file.form.is_template() {
        return to_cli(document, pipeline.node, &pipeline.name_shown);
    }
    let tags = document.root().filter(|root| *root != pipeline.node).and_then(|root| document.get(root, "tags"));
    let mut converted = to_template(document, pipeline.node, tags.map(|entry| entry.value));
    let metadata = document.root().and_then(|root| document.get(root, "metadata"));
    if let Some(metadata) = metadata {
        let message = "`metadata` is left out: CodePipeline writes it, and takes it from nobody.".to_owned();
        converted.losses.insert(0, Loss { span: document.span(metadata.key), message });
    }
    converted
}
