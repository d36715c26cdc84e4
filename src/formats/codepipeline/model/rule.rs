//! A rule of a condition.

use super::InputArtifact;
use crate::schema::{Field, Integer, List, Map, Schema};

/// A rule of a condition.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, RuleDeclaration, 2026")]
pub struct RuleDeclaration {
    /// The rule's name: 1 to 100 letters, digits, `.`, `@`, `-` and `_`.
    #[key(required)]
    pub name: Field<String>,
    /// Who checks it.
    #[key(required)]
    pub rule_type_id: Field<RuleTypeId>,
    /// What the rule's provider is told: keys and texts of its own.
    pub configuration: Field<Map<String>>,
    /// The shell commands of a Commands rule, each on one line.
    pub commands: Field<List<String>>,
    /// The artifacts that the rule reads.
    pub input_artifacts: Field<List<InputArtifact>>,
    /// The ARN of the role that CodePipeline assumes for this rule.
    pub role_arn: Field<String>,
    /// The Region in which the rule is checked.
    pub region: Field<String>,
    /// How many minutes the rule is waited for: 5 to 86400. CloudFormation does not know it.
    #[key(only = "camel")]
    pub timeout_in_minutes: Field<Integer<5, 86_400>>,
}

/// Who checks a rule.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, RuleTypeId, 2026")]
pub struct RuleTypeId {
    /// What it is: `Rule`.
    #[key(required)]
    pub category: Field<String>,
    /// Who made it: `AWS`.
    pub owner: Field<String>,
    /// The provider, such as `CloudWatchAlarm`.
    #[key(required)]
    pub provider: Field<String>,
    /// The version of the rule's type: `1`.
    pub version: Field<String>,
}
