//! The AppSpec file of AWS CodeDeploy.

pub mod scenario;
