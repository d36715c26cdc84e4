//! From the pipeline of the AWS CLI to that of a CloudFormation template, and back.
//!
//! Source: CloudFormation User Guide, AWS::CodePipeline::Pipeline, and CodePipeline API reference, both 2026.

mod key;
mod to_template;

pub use to_template::to_template;

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
