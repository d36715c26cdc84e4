//! What is known of CodePipeline beside its schema: action types, status words, limits.

pub mod action_types;
pub mod condition_rules;
pub mod known_types;
pub mod limits;
pub mod order;
pub mod regions;
pub mod timeouts;
pub mod v2_features;
pub mod variables;
