//! What an AppSpec file may contain, declared once for each compute platform: decoding, completion, hover and JSON
//! Schema are made from it.
//!
//! The facts are those of the AWS CodeDeploy User Guide, pages *AppSpec file reference* and below, edition of 2023,
//! and of the agents 1.8.1 and 2.0.1.

mod ecs;
mod lambda;
mod server;

pub use ecs::{
    AssignPublicIp, AwsvpcConfiguration, CapacityProvider, EcsAppSpec, EcsHooks, EcsProperties, EcsResource,
    LoadBalancerInfo, NetworkConfiguration,
};
pub use lambda::{LambdaAppSpec, LambdaHooks, LambdaProperties, LambdaResource};
pub use server::{
    FileExistsBehavior, FileMapping, Hooks, ObjectType, Os, Permission, Script, SecurityContext, ServerAppSpec, Sudo,
    Timeout,
};
