//! What AWS says of CodeDeploy, as tables.

pub mod lifecycle;
