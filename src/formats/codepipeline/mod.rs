//! The pipeline definition of AWS CodePipeline: the JSON of the AWS CLI, and CloudFormation templates.

pub mod facts;
