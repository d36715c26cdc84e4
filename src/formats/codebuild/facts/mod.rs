//! What is known of CodeBuild and of the tools that run in it; rules and rehearsal read the same tables.

pub mod built_in_variables;
pub mod compute;
pub mod images;
pub mod outputs;
pub mod patterns;
pub mod runtimes;
pub mod secret_reference;
pub mod side_effect;
pub mod tools;
pub mod version;
