//! A CloudFormation template, as far as it concerns pipelines.

use crate::formats::codepipeline::form::{PIPELINE_TYPE, is_pipeline_resource};
use crate::formats::codepipeline::model::Pipeline;
use crate::schema::{Any, Decoder, Field, Kinds, Map, Schema, Shape};
use crate::syntax::NodeId;

/// A CloudFormation template.
#[derive(Schema, Debug, Clone)]
#[schema(case = "pascal", source = "CloudFormation User Guide, template-anatomy, 2026")]
pub struct Template {
    /// The version of the template's format: `2010-09-09`.
    #[key(name = "AWSTemplateFormatVersion")]
    pub format_version: Field<Any>,
    /// What the template is for.
    pub description: Field<Any>,
    /// Facts about the template for other tools.
    pub metadata: Field<Any>,
    /// Values that are given when the stack is created or updated.
    pub parameters: Field<Any>,
    /// Tables that `Fn::FindInMap` looks into.
    pub mappings: Field<Any>,
    /// Conditions under which resources and properties are there.
    pub conditions: Field<Any>,
    /// Macros that rewrite the template, such as `AWS::Serverless-2016-10-31`.
    pub transform: Field<Any>,
    /// Checks of the parameters.
    pub rules: Field<Any>,
    /// Hooks, such as those of blue/green deployments.
    pub hooks: Field<Any>,
    /// What all resources of a SAM template have in common.
    pub globals: Field<Any>,
    /// The resources of the stack.
    #[key(required)]
    pub resources: Field<Map<Resource>>,
    /// Values that other stacks and people read.
    pub outputs: Field<Any>,
}

/// A resource of a template.
#[derive(Debug, Clone)]
pub enum Resource {
    /// A pipeline.
    Pipeline(Box<PipelineResource>),
    /// Any other.
    Other(NodeId),
}

/// A pipeline among the resources of a template.
#[derive(Schema, Debug, Clone)]
#[schema(case = "pascal", source = "CloudFormation User Guide, resources-section-structure, 2026")]
pub struct PipelineResource {
    /// What the resource is: `AWS::CodePipeline::Pipeline`.
    #[key(required)]
    pub r#type: Field<Any>,
    /// The pipeline.
    #[key(required)]
    pub properties: Field<Pipeline>,
    /// Resources that are made before it.
    pub depends_on: Field<Any>,
    /// The condition under which it is there.
    pub condition: Field<Any>,
    /// Facts about the resource for other tools.
    pub metadata: Field<Any>,
    /// What becomes of it when the stack is deleted.
    pub deletion_policy: Field<Any>,
    /// What becomes of the old one when an update replaces it.
    pub update_replace_policy: Field<Any>,
}

static KINDS: Kinds = Kinds { key: "Type", kinds: &[(PIPELINE_TYPE, PipelineResource::shape)], other: || Shape::Any };

impl Schema for Resource {
    fn shape() -> Shape {
        Shape::Kinds(&KINDS)
    }

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        if is_pipeline_resource(decoder.document(), node) {
            return PipelineResource::decode(decoder, node).map(|resource| Resource::Pipeline(Box::new(resource)));
        }
        Some(Resource::Other(node))
    }
}
