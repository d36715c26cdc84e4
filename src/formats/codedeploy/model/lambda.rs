//! The AppSpec file for AWS Lambda.

use crate::schema::{Field, List, Map, Schema};

/// An AppSpec file for AWS Lambda: the two versions of a function between which an alias shifts traffic.
#[derive(Schema, Debug, Clone)]
#[schema(case = "snake", ignore_case, source = "CodeDeploy User Guide, reference-appspec-file-structure, 2023")]
pub struct LambdaAppSpec {
    /// The version of the format: `0.0`. There is no other.
    #[key(required)]
    pub version: Field<String>,
    /// The function, in a list of one.
    #[key(
        name = "Resources",
        required,
        source = "CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023",
        misspelt = ["Resource"]
    )]
    pub resources: Field<List<Map<LambdaResource>>>,
    /// The Lambda functions that validate the deployment in its lifecycle events: a list of one key each.
    #[key(
        name = "Hooks",
        source = "CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023",
        misspelt = ["Hook"]
    )]
    pub hooks: Field<List<LambdaHooks>>,
}

/// The function that is deployed.
#[derive(Schema, Debug, Clone)]
#[schema(
    case = "pascal",
    ignore_case,
    source = "CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023"
)]
pub struct LambdaResource {
    /// What it is: `AWS::Lambda::Function`.
    #[key(required)]
    pub r#type: Field<String>,
    /// The function, its alias and the two versions.
    #[key(required)]
    pub properties: Field<LambdaProperties>,
}

/// The function, its alias and the two versions.
#[derive(Schema, Debug, Clone)]
#[schema(
    case = "pascal",
    ignore_case,
    source = "CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023"
)]
pub struct LambdaProperties {
    /// The function's name.
    #[key(required)]
    pub name: Field<String>,
    /// The alias whose traffic is shifted.
    #[key(required)]
    pub alias: Field<String>,
    /// The version to which the alias points now: a positive whole number as text.
    #[key(required)]
    pub current_version: Field<String>,
    /// The version to which traffic is shifted: a positive whole number as text.
    #[key(required)]
    pub target_version: Field<String>,
}

/// A lifecycle event and its Lambda function, by name or ARN; one event each.
#[derive(Schema, Debug, Clone)]
#[schema(
    case = "pascal",
    ignore_case,
    source = "CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023"
)]
pub struct LambdaHooks {
    /// Before traffic is shifted to the target version.
    pub before_allow_traffic: Field<String>,
    /// After the target version has all traffic.
    pub after_allow_traffic: Field<String>,
}
