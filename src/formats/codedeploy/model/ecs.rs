//! The AppSpec file for Amazon ECS.

use crate::schema::{Field, List, Map, Schema};

/// An AppSpec file for Amazon ECS: the task definition that a service is to run, and who gets its traffic.
#[derive(Schema, Debug, Clone)]
#[schema(case = "snake", ignore_case, source = "CodeDeploy User Guide, reference-appspec-file-structure, 2023")]
pub struct EcsAppSpec {
    /// The version of the format: `0.0`. There is no other.
    #[key(required)]
    pub version: Field<String>,
    /// The service, in a list of one.
    #[key(
        name = "Resources",
        required,
        source = "CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023",
        misspelt = ["Resource"]
    )]
    pub resources: Field<List<Map<EcsResource>>>,
    /// The Lambda functions that validate the deployment in its lifecycle events: a list of one key each.
    #[key(
        name = "Hooks",
        source = "CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023",
        misspelt = ["Hook"]
    )]
    pub hooks: Field<List<EcsHooks>>,
}

/// The service that is deployed.
#[derive(Schema, Debug, Clone)]
#[schema(
    case = "pascal",
    ignore_case,
    source = "CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023"
)]
pub struct EcsResource {
    /// What it is: `AWS::ECS::Service`.
    #[key(required)]
    pub r#type: Field<String>,
    /// What the service is to run.
    #[key(required)]
    pub properties: Field<EcsProperties>,
}

/// What the service is to run.
#[derive(Schema, Debug, Clone)]
#[schema(
    case = "pascal",
    ignore_case,
    source = "CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023"
)]
pub struct EcsProperties {
    /// The ARN of the task definition with its revision. CodePipeline writes it in place of `<TASK_DEFINITION>`.
    #[key(required)]
    pub task_definition: Field<String>,
    /// The container and port to which the load balancer sends traffic.
    #[key(required)]
    pub load_balancer_info: Field<LoadBalancerInfo>,
    /// The version of the Fargate platform; `LATEST` if absent.
    pub platform_version: Field<String>,
    /// The network of the tasks: all three of its values or none.
    pub network_configuration: Field<NetworkConfiguration>,
    /// Where the tasks run, instead of the service's launch type.
    pub capacity_provider_strategy: Field<List<CapacityProvider>>,
}

/// The container and port to which the load balancer sends traffic.
#[derive(Schema, Debug, Clone)]
#[schema(
    case = "pascal",
    ignore_case,
    source = "CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023"
)]
pub struct LoadBalancerInfo {
    /// The container's name in the task definition.
    #[key(required)]
    pub container_name: Field<String>,
    /// The container's port: a number from 1 to 65535.
    #[key(required)]
    pub container_port: Field<String>,
}

/// The network of the tasks.
#[derive(Schema, Debug, Clone)]
#[schema(
    case = "pascal",
    ignore_case,
    source = "CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023"
)]
pub struct NetworkConfiguration {
    /// Subnets, security groups and public addresses.
    #[key(required)]
    pub awsvpc_configuration: Field<AwsvpcConfiguration>,
}

/// Subnets, security groups and public addresses of the tasks.
#[derive(Schema, Debug, Clone)]
#[schema(
    case = "pascal",
    ignore_case,
    source = "CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023"
)]
pub struct AwsvpcConfiguration {
    /// The ids of at most 16 subnets.
    #[key(required)]
    pub subnets: Field<List<String>>,
    /// The ids of at most 5 security groups.
    #[key(required)]
    pub security_groups: Field<List<String>>,
    /// Whether tasks get a public address.
    #[key(required)]
    pub assign_public_ip: Field<AssignPublicIp>,
}

/// Whether tasks get a public address.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignPublicIp {
    /// They get one.
    #[word("ENABLED")]
    Enabled,
    /// They get none.
    #[word("DISABLED")]
    Disabled,
}

/// A capacity provider and its share of the tasks.
#[derive(Schema, Debug, Clone)]
#[schema(
    case = "pascal",
    ignore_case,
    source = "CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023"
)]
pub struct CapacityProvider {
    /// How many tasks run on it at least: 0 to 100000. Only one provider may have a base.
    pub base: Field<String>,
    /// Its name, such as `FARGATE` or `FARGATE_SPOT`.
    #[key(required)]
    pub capacity_provider: Field<String>,
    /// Its share of the tasks beyond the base: 0 to 1000.
    pub weight: Field<String>,
}

/// A lifecycle event and its Lambda function, by name or ARN; one event each.
#[derive(Schema, Debug, Clone)]
#[schema(
    case = "pascal",
    ignore_case,
    source = "CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023"
)]
pub struct EcsHooks {
    /// Before the replacement task set is created.
    pub before_install: Field<String>,
    /// After the replacement task set is created and has a target group.
    pub after_install: Field<String>,
    /// After the test listener sends traffic to the replacement task set. Without a test listener it does not run.
    pub after_allow_test_traffic: Field<String>,
    /// Before production traffic is shifted to the replacement task set.
    pub before_allow_traffic: Field<String>,
    /// After the replacement task set has all production traffic.
    pub after_allow_traffic: Field<String>,
}
