//! The rehearsal of a deployment to EC2 or on-premises instances.

mod health;
mod install;
pub mod plan;
mod tree;
