//! What AWS says of CodeDeploy, and what its agent makes of the values of a file.

pub mod acl;
pub mod lifecycle;
pub mod mode;
pub mod path;
pub mod placeholder;
pub mod sample_names;
pub mod script_name;
pub mod selinux;
pub mod task_definition;
pub mod timeout;
pub mod traffic_configurations;
pub mod traffic_lifecycle;
pub mod version;
